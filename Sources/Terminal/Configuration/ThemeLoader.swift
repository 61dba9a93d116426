import Glibc
import Recognition
package import TextCanvas

/// Finds and reads the themes: the user's own, those installed with the program, those of the checkout it was built in.
package struct ThemeLoader: Sendable {
    /// Where themes are looked for, in this order.
    package let folders: [String]

    /// Looks in folders in their order: of two themes with one name the first counts.
    package init(folders: [String]) { self.folders = folders }

    /// Looks where themes may be.
    ///
    /// - Parameters:
    ///   - own: the user's folder of themes.
    ///   - executable: the path of the running program.
    package init(own: String, executable: String) {
        var folders = [own]
        var folder = Self.parent(of: executable)
        folders.append(Self.parent(of: folder) + "/share/emoscope/themes")
        // A build lies in .build/<platform>/release of the checkout.
        for _ in 0..<4 {
            folder = Self.parent(of: folder)
            if access(folder + "/Package.swift", F_OK) == 0 { folders.append(folder + "/Themes") }
        }
        self.init(folders: folders)
    }

    /// Reads all themes.
    ///
    /// - Returns: the themes in the order of their names with the built-in one among them, and what is wrong with files
    ///   that could not be used.
    package func load() -> (themes: [Theme], faults: [ConfigurationError]) {
        var themes: [String: Theme] = [:]
        var faults: [ConfigurationError] = []
        for folder in folders {
            let names = (try? Folder.names(in: folder)) ?? []
            for name in names where name.hasSuffix(".toml") && !name.hasPrefix(".") {
                do throws(ConfigurationError) {
                    guard let theme = try Self.read("\(folder)/\(name)") else { continue }
                    if themes[theme.name] == nil { themes[theme.name] = theme }
                } catch {
                    faults.append(error)
                }
            }
        }
        if themes[Theme.dark.name] == nil { themes[Theme.dark.name] = .dark }
        return (themes.values.sorted { $0.name < $1.name }, faults)
    }

    /// Reads one theme; nil where the file has vanished.
    ///
    /// - Throws: `ConfigurationError` naming the file and the line or key.
    package static func read(_ path: String) throws(ConfigurationError) -> Theme? {
        guard let file = try SettingsFile(path: path) else { return nil }
        let table = Dictionary(file.entries.map { ($0.key, $0.text) }, uniquingKeysWith: { $1 })
        do { return try Theme(table: table) } catch { throw .key(file: path, detail: error.description) }
    }

    private static func parent(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return String(path[..<slash])
    }
}
