import ArgumentParser
import Corpora
import Recognition

/// `emoscope cache [clear]`: what lies in the cache, and how to get rid of it.
struct CacheCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cache",
        abstract: "Show what lies in the cache, by kind and size, or clear it.",
        discussion: """
            The cache holds only what can be made again: catalogues of corpora, features, the demo corpus. \
            Runs, notes and configuration are not part of it. Features take up no more room than cache.megabytes in \
            config.toml says, 1000 where it says nothing; what was not used for longest goes first.
            """,
        subcommands: [Show.self, Clear.self],
        defaultSubcommand: Show.self)

    struct Show: SettingsCommand {
        static let configuration = CommandConfiguration(abstract: "Show what lies in the cache (default).")

        @Flag(
            help: "Print one JSON object: folder, files, bytes, capacity (of features), kinds: {name: {files, bytes}}.")
        var json = false

        @OptionGroup(title: "Common options") var common: CommonOptions

        func run() throws {
            let contents = try CacheContents(of: common.storage)
            if json {
                StandardOutput.print(report(on: contents).text)
            } else {
                printTable(of: contents)
            }
        }

        private func report(on contents: CacheContents) -> JSONValue {
            let kinds = contents.kinds.map { kind in
                (key: kind.name, value: ["files": .integer(kind.files), "bytes": .integer(kind.bytes)] as JSONValue)
            }
            return [
                "folder": .string(contents.folder), "files": .integer(contents.files),
                "bytes": .integer(contents.bytes),
                "capacity": .integer(common.cacheCapacity), "kinds": .object(kinds),
            ]
        }

        private func printTable(of contents: CacheContents) {
            StandardOutput.print("cache  \(contents.folder)")
            guard !contents.kinds.isEmpty else {
                StandardOutput.print("empty")
                return
            }
            let rows = contents.kinds.map { [$0.name, String($0.files), ByteCount.text($0.bytes)] }
            let total = ["total", String(contents.files), ByteCount.text(contents.bytes)]
            let table = TextTable(
                columns: [.left("kind"), .right("files"), .right("size")], rows: rows + [total])
            StandardOutput.write(table.text)
            StandardOutput.print("features may take up \(ByteCount.text(common.cacheCapacity))")
        }
    }

    struct Clear: SettingsCommand {
        static let configuration = CommandConfiguration(abstract: "Delete everything in the cache.")

        @Flag(help: "Print one JSON object: folder, files, bytes (what was deleted).")
        var json = false

        @OptionGroup(title: "Common options") var common: CommonOptions

        func run() throws {
            let contents = try CacheContents(of: common.storage)
            try contents.clear()
            if json {
                let report: JSONValue = [
                    "folder": .string(contents.folder), "files": .integer(contents.files),
                    "bytes": .integer(contents.bytes),
                ]
                StandardOutput.print(report.text)
            } else {
                StandardOutput.print("deleted \(contents.files.counted("file")), \(ByteCount.text(contents.bytes))")
            }
        }
    }
}
