import Tensors
import Testing
import TextCanvas
import Workbench

@Suite struct RandomKeysTests {
    private static let keys: [Key] = {
        let bound = KeyMap.standard.bindings.flatMap(\.keys)
        let letters = "abcdefghijklmnopqrstuvwxyzABCDXYZ0123456789 =<>!~,\"".map(Key.character)
        return bound + letters + [.alt("3"), .alt("0"), Key(.function(12)), Key(.insert)]
    }()

    private static let sizes = [(80, 24), (120, 40), (200, 56), (40, 12), (39, 11), (64, 16), (1, 1), (0, 0)]

    @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
    func tenThousandKeysLeaveAWorkbenchThatWorks(_ seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var store = makeOpenStore(corpus: makeCorpus(clips: 300))
        for count in 0..<10_000 {
            if Int.random(in: 0..<200, using: &generator) == 0, let size = Self.sizes.randomElement(using: &generator) {
                _ = store.apply(.resized(width: size.0, height: size.1))
            }
            guard let key = Self.keys.randomElement(using: &generator) else { return }
            store.runAnalyses(store.apply(.key(key)))
            if let fault = fault(in: store.state) {
                Issue.record("after key \(count), \(key), seed \(seed): \(fault)")
                return
            }
            if count.isMultiple(of: 25) { draw(store.state) }
        }
        expectThatOverlaysClose(&store)
    }

    /// What is wrong with a state, if anything is.
    private func fault(in state: WorkbenchState) -> String? {
        let clips = state.clips
        if !clips.rows.isEmpty, !clips.rows.indices.contains(clips.cursor.selection) { return "no clip is selected" }
        if !state.train.form.rows.isEmpty, state.train.form.selected == nil { return "no option is selected" }
        if state.focusedPane.screen != state.screen { return "\(state.focusedPane) is not on \(state.screen)" }
        if !clips.inspector.plots.contains(clips.inspector.selected) { return "the plot is not shown" }
        if case .prompt = state.overlays.dropLast().last { return "a prompt is covered" }
        if state.overlays.count > 1 { return "\(state.overlays.count) overlays" }
        return nil
    }

    private func draw(_ state: WorkbenchState) {
        let canvas = view(state)
        #expect(canvas.width == state.width && canvas.height == state.height)
        if let cursor = canvas.cursor { #expect(canvas.bounds.contains(x: cursor.x, y: cursor.y)) }
    }

    private func expectThatOverlaysClose(_ store: inout TestStore) {
        _ = store.apply(.resized(width: 80, height: 24))
        for _ in 0..<4 { store.press("esc") }
        #expect(store.state.overlays.isEmpty)
    }
}
