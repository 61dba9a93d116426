import Glibc

/// The folders in which the program keeps what it keeps; a corpus itself is never written to.
///
/// Each follows its XDG variable, or all lie under one folder if the user says so.
///
/// Source: XDG Base Directory Specification 0.8.
package struct Workspace: Hashable, Sendable {
    /// `config.toml` and `themes/`.
    package let configuration: String
    /// State of the screen, log, marks and notes by corpus.
    package let state: String
    /// What can be made again: catalogues, features, the demo corpus.
    package let cache: String
    /// One folder a training run.
    package let runs: String
    /// One folder a search for a recipe.
    package let searches: String

    /// The folders for this process.
    ///
    /// - Parameters:
    ///   - folder: where everything goes, made absolute; nil for the XDG folders.
    ///   - environment: the variables that are looked up.
    package init(folder: String? = nil, environment: (String) -> String? = Workspace.variable) {
        if let folder {
            let top = Workspace.absolute(folder)
            configuration = top + "/config"
            state = top + "/state"
            cache = top + "/cache"
            runs = top + "/runs"
            searches = top + "/searches"
            return
        }
        // The specification has relative paths ignored.
        func base(_ variable: String, _ fallback: String) -> String {
            if let value = environment(variable), value.hasPrefix("/") { return value + "/emoscope" }
            return Workspace.home(environment) + fallback + "/emoscope"
        }
        configuration = base("XDG_CONFIG_HOME", "/.config")
        state = base("XDG_STATE_HOME", "/.local/state")
        cache = base("XDG_CACHE_HOME", "/.cache")
        runs = base("XDG_DATA_HOME", "/.local/share") + "/runs"
        searches = base("XDG_DATA_HOME", "/.local/share") + "/searches"
    }

    /// The user's settings.
    package var configurationFile: String { configuration + "/config.toml" }
    /// The user's own themes.
    package var themes: String { configuration + "/themes" }
    /// Messages written while the screen is up.
    package var log: String { state + "/emoscope.log" }
    /// What is known of corpora opened before.
    package var catalogues: String { cache + "/catalogues" }
    /// Features of clips, by content and options.
    package var features: String { cache + "/features" }
    /// The demo corpus.
    package var demoCorpus: String { cache + "/demo-corpus" }

    /// A variable of this process's environment.
    package static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

    /// The path from the root on; relative ones start at the current folder.
    package static func absolute(_ path: String) -> String {
        guard !path.hasPrefix("/") else { return path }
        guard let current = getcwd(nil, 0) else { return path }
        defer { free(current) }
        return String(cString: current) + "/" + path
    }

    private static func home(_ environment: (String) -> String?) -> String {
        if let home = environment("HOME"), home.hasPrefix("/") { return home == "/" ? "" : home }
        if let entry = getpwuid(getuid()), let folder = entry.pointee.pw_dir { return String(cString: folder) }
        return ""
    }
}
