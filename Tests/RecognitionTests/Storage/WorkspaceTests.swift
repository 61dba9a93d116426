import Recognition
import TestSupport
import Testing

@Suite struct WorkspaceTests {
    @Test func eachFolderFollowsItsVariable() {
        let variables = [
            "XDG_CONFIG_HOME": "/c", "XDG_STATE_HOME": "/s", "XDG_CACHE_HOME": "/k", "XDG_DATA_HOME": "/d",
        ]
        let workspace = Workspace(environment: { variables[$0] })
        #expect(workspace.configuration == "/c/emoscope" && workspace.state == "/s/emoscope")
        #expect(workspace.cache == "/k/emoscope" && workspace.runs == "/d/emoscope/runs")
        #expect(workspace.configurationFile == "/c/emoscope/config.toml")
    }

    @Test(arguments: [nil, "", "relative/folder"])
    func withoutAnAbsoluteOneTheHomeFolderCounts(value: String?) {
        let workspace = Workspace(environment: { $0 == "HOME" ? "/home/ada" : value })
        #expect(workspace.configuration == "/home/ada/.config/emoscope")
        #expect(workspace.state == "/home/ada/.local/state/emoscope")
        #expect(workspace.cache == "/home/ada/.cache/emoscope")
        #expect(workspace.runs == "/home/ada/.local/share/emoscope/runs")
    }

    @Test func oneFolderMayHoldEverything() {
        let workspace = Workspace(folder: "/w", environment: { _ in "/elsewhere" })
        #expect(
            [workspace.configuration, workspace.state, workspace.cache, workspace.runs]
                == ["/w/config", "/w/state", "/w/cache", "/w/runs"])
        #expect(Workspace(folder: "w").runs.hasPrefix("/") && Workspace(folder: "w").runs.hasSuffix("/w/runs"))
    }

    @Test func theCacheIsCountedByKindAndCleared() throws {
        let folder = try TemporaryFolder()
        let workspace = Workspace(folder: folder.path)
        #expect(try CacheContents(of: workspace).kinds == [])
        try AtomicFile.write([1, 2, 3], to: workspace.features + "/a/one")
        try AtomicFile.write([1, 2], to: workspace.features + "/two")
        try AtomicFile.write([1], to: workspace.catalogues + "/three")
        try AtomicFile.write([1], to: workspace.runs + "/run/recipe.json")
        let contents = try CacheContents(of: workspace)
        #expect(contents.kinds.map { "\($0.name) \($0.files) \($0.bytes)" } == ["catalogues 1 1", "features 2 5"])
        try contents.clear()
        #expect(try CacheContents(of: workspace).files == 0)
        #expect(try AtomicFile.read(workspace.runs + "/run/recipe.json") == [1])
    }
}
