import FoundationEssentials
import Recognition
import Workbench

/// The file that keeps the state of the screen from one start to the next.
struct ScreenStateFile {
    private let path: String

    init(_ workspace: Workspace) { path = workspace.state + "/screen.json" }

    /// The state as it was kept; nil where there is none or an older program wrote it.
    func read() -> SavedState? {
        guard let bytes = try? AtomicFile.read(path) else { return nil }
        return try? JSONDecoder().decode(SavedState.self, from: Data(bytes))
    }

    /// Keeps a state.
    func write(_ state: SavedState) throws {
        try AtomicFile.write([UInt8](JSONEncoder().encode(state)), to: path)
    }
}
