import Audio
import Corpora
import Glibc
import Terminal
import Testing
import TextCanvas
import Workbench

/// Notes what the loop does with the screen.
private final class RecordingDisplay: Display {
    var size = (width: 80, height: 24)
    var calls: [String] = []
    var drawn = 0

    func draw(_ canvas: Canvas) { drawn += 1 }
    func adoptSize() { calls.append("adoptSize") }
    func forget() { calls.append("forget") }
    func copy(_ text: String) { calls.append("copy \(text)") }
    func reportMouse(_ isOn: Bool) { calls.append("mouse \(isOn)") }
    func suspend() { calls.append("suspend") }
    func takeAgain() { calls.append("takeAgain") }
}

@Suite struct EventLoopTests {
    private let display = RecordingDisplay()
    private let wake: WakePipe
    private let mailbox: Mailbox<Action>
    private let keyboard: (reading: Int32, writing: Int32)

    init() throws {
        let wake = try WakePipe()
        self.wake = wake
        mailbox = Mailbox { wake.wake() }
        var ends: [Int32] = [-1, -1]
        try #require(pipe(&ends) == 0)
        keyboard = (ends[0], ends[1])
    }

    private func press(_ keys: String) {
        var bytes = Array(keys.utf8)
        write(keyboard.writing, &bytes, bytes.count)
    }

    /// Runs the loop; `seen` is given every state that is drawn.
    private func run(
        _ state: inout WorkbenchState, frameTime: Duration = .seconds(1) / 60,
        seen: @escaping (WorkbenchState) -> Void = { _ in },
        moving: @escaping (Bool) -> Void = { _ in }
    ) -> LoopEnd {
        var loop = EventLoop(
            display: display, input: keyboard.reading, wake: wake, mailbox: mailbox, frameTime: frameTime,
            view: { state, isMoving in
                seen(state)
                moving(isMoving)
                return Canvas(width: state.width, height: state.height)
            }, perform: { _ in })
        return loop.run(&state)
    }

    @Test func everythingThatWaitsIsTakenInBeforeTheScreenIsDrawnAgain() {
        var state = WorkbenchState(corpusPath: "/corpus", width: 80, height: 24)
        for height in 1...50 { mailbox.post(.resized(width: 100, height: height)) }
        press("2q")
        #expect(run(&state) == .quit)
        #expect(state.height == 50)
        #expect(state.screen == .classes)
        // Not even the first frame: the end comes in the same breath as everything else.
        #expect(display.drawn == 0)
    }

    @Test func anAnswerToAKeyDoesNotWaitForNewsToBeReadable() {
        var state = WorkbenchState(corpusPath: "/corpus", width: 80, height: 24)
        var drawn: [Screen] = []
        mailbox.post(.resized(width: 80, height: 25))
        // With a second between frames whatever waits for its turn comes after the key that leaves.
        let end = run(&state, frameTime: .seconds(1)) { state in
            drawn.append(state.screen)
            switch drawn.count {
            case 1: mailbox.post(.resized(width: 80, height: 26))
            case 2:
                mailbox.post(.resized(width: 80, height: 27))
                press("2")
            default: press("q")
            }
        }
        #expect(end == .quit)
        #expect(drawn == [.clips, .clips, .classes])
    }

    @Test func thePreviewFollowsWhenTheSelectionRests() {
        var state = WorkbenchState(corpusPath: "/corpus", width: 120, height: 40)
        let clips = (0..<3).map { index in
            Clip(
                id: "\(index).wav",
                name: ClipName(
                    emotion: .sad, sex: .male, speaker: "01", statement: 1, intensity: .normal, repetition: 1),
                frames: 16000, sampleRate: 16000, contentDigest: Digest(of: "\(index)"))
        }
        for case .openCorpus(_, let request) in state.start() {
            _ = update(&state, .corpusOpened(request, .success(Corpus(root: "/corpus", clips: clips))))
        }
        var frames: [Bool] = []
        let end = run(
            &state,
            moving: { isMoving in
                frames.append(isMoving)
                if frames == [false] { press("j") }
                if frames == [false, true, false] { press("q") }
            })
        #expect(end == .quit)
        #expect(frames == [false, true, false])
    }

    @Test func aClosedTerminalEndsTheLoop() {
        var state = WorkbenchState(corpusPath: "/corpus", width: 80, height: 24)
        close(keyboard.writing)
        #expect(run(&state) == .hangUp)
    }

    @Test func anEscapeKeyIsNotHeldBackForEver() {
        var state = WorkbenchState(corpusPath: "/corpus", width: 80, height: 24)
        press("?\u{1B}")
        // The help is closed by escape alone; only then does q leave the program.
        var wasOpen = false
        let end = run(&state) { state in
            if wasOpen, state.overlays.isEmpty { press("q") }
            wasOpen = !state.overlays.isEmpty
        }
        #expect(end == .quit)
        #expect(wasOpen == false)
    }
}
