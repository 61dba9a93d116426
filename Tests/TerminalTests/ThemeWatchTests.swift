import Dispatch
import Foundation
import Terminal
import TestSupport
import Testing

@Suite struct ThemeWatchTests {
    @Test func aChangedFileIsToldAndAnotherFolderIsNot() throws {
        let folder = try TemporaryFolder()
        try folder.write("themes/mine.toml", "name = \"mine\"")
        let changed = DispatchSemaphore(value: 0)
        let watch = try #require(ThemeWatch(folders: [folder["none"], folder["themes"]]) { changed.signal() })
        try folder.write("elsewhere/mine.toml", "name = \"other\"")
        #expect(changed.wait(timeout: .now() + 0.05) == .timedOut)
        try folder.write("themes/mine.toml", "name = \"mine\"\nroles.background = \"1 on 2\"")
        #expect(changed.wait(timeout: .now() + 30) == .success)
        try FileManager.default.moveItem(atPath: folder["elsewhere/mine.toml"], toPath: folder["themes/moved.toml"])
        #expect(changed.wait(timeout: .now() + 30) == .success)
        withExtendedLifetime(watch) {}
    }
}
