import Glibc
package import TextCanvas
package import Workbench

/// Sleeps until something happens, takes in everything that has, and then draws once; on average at most 60 times a second.
///
/// What a user did is drawn at once, even just after a frame that only told of background work: such news comes ten times a
/// second and more, and nobody should wait for it. Nothing here waits for anything but input, letters and signals: while none come, no time passes on the processor.
package struct EventLoop {
    /// The least time from one frame to the next, on average.
    private let frameTime: Duration
    /// How long a selection has to stay where it is until it is previewed: longer than from one repetition of a held key
    /// to the next, shorter than anybody waits for.
    static let restTime = Duration.milliseconds(60)

    private let display: any Display
    private let input: Int32
    private let wake: WakePipe
    private let mailbox: Mailbox<Action>
    private let view: (_ state: WorkbenchState, _ isMoving: Bool) -> Canvas
    private let perform: (Effect) -> Void
    private var decoder = KeyDecoder()
    /// How long the first frame waits for something to show: a corpus that was open before is there sooner.
    static let firstPatience = Duration.milliseconds(20)
    /// When the next frame is drawn, where there is something to draw.
    private var due: ContinuousClock.Instant? = ContinuousClock.now + firstPatience
    /// The last two frames: news that comes in two parts is shown in two frames at once.
    private var lastFrames: [ContinuousClock.Instant] = []
    /// The last frame that showed what a user did.
    private var lastAnswer: ContinuousClock.Instant?
    /// Whether the next frame shows what a user did.
    private var isAnswer = false
    private var patienceEnds: ContinuousClock.Instant?
    /// What the last frame previewed, and when a selection that moves will count as resting.
    private var previewed: String?
    private var restBegins: ContinuousClock.Instant?

    /// A loop that has not begun.
    ///
    /// - Parameters:
    ///   - display: what is drawn on.
    ///   - input: the descriptor that keys come from.
    ///   - wake: wakes the loop; the mailbox must use the same.
    ///   - mailbox: where background work leaves its results.
    ///   - view: how a state looks, and how while the selection is moving.
    ///   - frameTime: the least time from one frame to the next, on average.
    ///   - perform: starts what a state change asks for; must return at once.
    package init(
        display: any Display, input: Int32, wake: WakePipe, mailbox: Mailbox<Action>,
        frameTime: Duration = .seconds(1) / 60, view: @escaping (_ state: WorkbenchState, _ isMoving: Bool) -> Canvas,
        perform: @escaping (Effect) -> Void
    ) {
        self.display = display
        self.input = input
        self.wake = wake
        self.mailbox = mailbox
        self.frameTime = frameTime
        self.view = view
        self.perform = perform
    }

    /// Runs until the user leaves, a signal asks for the end, or the terminal is gone.
    ///
    /// - Parameter effects: what has to be done first.
    package mutating func run(_ state: inout WorkbenchState, beginning effects: [Effect] = []) -> LoopEnd {
        if let end = follow(effects, &state) { return end }
        while true {
            if let restBegins, restBegins <= .now { needDrawing() }
            if let due, due <= .now { draw(state) }
            let ready = sleep()
            for signal in wake.drain() {
                if let end = handle(signal, &state) { return end }
            }
            for letter in mailbox.takeAll() {
                if let end = apply(letter, &state) { return end }
            }
            guard let inputs = takeInput(if: ready) else { return .hangUp }
            for input in inputs {
                if let end = apply(input.action, &state, isAnswer: true) { return end }
            }
        }
    }

    /// Has the next frame drawn as soon as it may be.
    private mutating func needDrawing(isAnswer: Bool = false) {
        self.isAnswer = self.isAnswer || isAnswer
        if self.isAnswer {
            due = lastAnswer.map { $0 + frameTime } ?? .now
        } else {
            due = lastFrames.count < 2 ? .now : lastFrames[0] + frameTime * 2
        }
    }

    private mutating func draw(_ state: WorkbenchState) {
        if let next = state.previewed, let previewed, next != previewed { restBegins = .now + Self.restTime }
        previewed = state.previewed
        if let begins = restBegins, previewed == nil || begins <= .now { restBegins = nil }
        display.draw(view(state, restBegins != nil))
        let now = ContinuousClock.now
        lastFrames = lastFrames.suffix(1) + [now]
        if isAnswer { lastAnswer = now }
        due = nil
        isAnswer = false
    }

    /// Sleeps until there is something to do.
    ///
    /// - Returns: whether there is input, or its end, to read.
    private func sleep() -> Bool {
        var polled = [
            pollfd(fd: input, events: Int16(POLLIN), revents: 0),
            pollfd(fd: wake.reading, events: Int16(POLLIN), revents: 0),
        ]
        let wakeUps = [due ?? restBegins, patienceEnds].compactMap(\.self)
        let timeout = wakeUps.min().map { Self.milliseconds(until: $0) } ?? -1
        // An interruption by a signal shows in the wake pipe.
        return poll(&polled, 2, timeout) > 0 && polled[0].revents != 0
    }

    private static func milliseconds(until end: ContinuousClock.Instant) -> Int32 {
        let (seconds, attoseconds) = (end - .now).components
        guard seconds >= 0, attoseconds >= 0 else { return 0 }
        return Int32(clamping: seconds * 1000 + attoseconds / 1_000_000_000_000_000 + 1)
    }

    /// What the user has given; nil when the terminal is gone.
    private mutating func takeInput(if isReady: Bool) -> [TerminalInput]? {
        var inputs: [TerminalInput] = []
        if isReady {
            var bytes = [UInt8](repeating: 0, count: 4096)
            let count = read(input, &bytes, bytes.count)
            if count == 0 || (count < 0 && errno != EINTR && errno != EAGAIN) { return nil }
            inputs = decoder.feed(bytes.prefix(max(0, count)))
            patienceEnds = decoder.patience.map { .now + .milliseconds($0) }
        } else if let end = patienceEnds, .now >= end {
            inputs = decoder.giveUp()
            patienceEnds = nil
        }
        return inputs
    }

    private mutating func handle(_ signal: TerminalSignal, _ state: inout WorkbenchState) -> LoopEnd? {
        switch signal {
        case .resized: return adoptSize(&state)
        case .continued:
            display.takeAgain()
            return adoptSize(&state)
        case .stop: return suspend(&state)
        case .end(let number): return .signal(number)
        }
    }

    private mutating func adoptSize(_ state: inout WorkbenchState) -> LoopEnd? {
        display.adoptSize()
        let (width, height) = display.size
        return apply(.resized(width: width, height: height), &state)
    }

    private mutating func suspend(_ state: inout WorkbenchState) -> LoopEnd? {
        display.suspend()
        for signal in wake.drain() where signal != .continued {
            if let end = handle(signal, &state) { return end }
        }
        return adoptSize(&state)
    }

    /// Lets something happen to the state and does what follows from it.
    private mutating func apply(
        _ action: Action, _ state: inout WorkbenchState, isAnswer: Bool = false
    ) -> LoopEnd? {
        needDrawing(isAnswer: isAnswer)
        return follow(update(&state, action), &state)
    }

    /// Does what effects ask for: itself where it concerns the terminal, else by the runner.
    private mutating func follow(_ effects: [Effect], _ state: inout WorkbenchState) -> LoopEnd? {
        for effect in effects {
            switch effect {
            case .quit: return .quit
            case .suspend: if let end = suspend(&state) { return end }
            case .redraw: display.forget()
            case .copy(let text): display.copy(text)
            case .reportMouse(let isOn): display.reportMouse(isOn)
            default: perform(effect)
            }
        }
        return nil
    }
}
