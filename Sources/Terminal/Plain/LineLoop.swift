import Glibc
package import Workbench

/// The linear mode: lines are read, sentences are written, and nothing is drawn. Every change is said once, so that a
/// screen reader, a braille line or a log can follow; the state, its updates and its effects are those of the screens.
package struct LineLoop {
    private let input: Int32
    private let output: Int32
    private let wake: WakePipe
    private let mailbox: Mailbox<Action>
    private let perform: (Effect) -> Void
    private var unread: [UInt8] = []
    private var isAtEnd = false
    /// What is wrong with the user's files: each is said once, at the start, since of notices only the last is shown.
    package var complaints: [String] = []
    /// Whether a line waits for an answer, and that was said.
    private var isWaiting = false
    /// Whether any line was obeyed.
    private var hasObeyed = false

    /// A loop that has not begun.
    ///
    /// - Parameters:
    ///   - input: the descriptor that lines come from; their end ends the loop.
    ///   - output: the descriptor that sentences go to.
    ///   - wake: wakes the loop; the mailbox must use the same.
    ///   - mailbox: where background work leaves its results.
    ///   - perform: starts what a state change asks for; must return at once.
    package init(
        input: Int32, output: Int32, wake: WakePipe, mailbox: Mailbox<Action>, perform: @escaping (Effect) -> Void
    ) {
        self.input = input
        self.output = output
        self.wake = wake
        self.mailbox = mailbox
        self.perform = perform
    }

    /// Runs until the user leaves, the lines end, or a signal asks for the end.
    package mutating func run(_ state: inout WorkbenchState, beginning effects: [Effect]) -> LoopEnd {
        say(["Emoscope. Type a command, help, where, read, or quit."])
        say(complaints.map { "Note: \($0)." })
        say(PlainReport(state).all)
        if let end = follow(effects, &state) { return end }
        while true {
            sleep()
            for signal in wake.drain() {
                if case .end(let number) = signal { return .signal(number) }
            }
            let before = PlainReport(state)
            for letter in mailbox.takeAll() {
                if let end = follow(update(&state, letter), &state) { return end }
            }
            say(PlainReport(state).announcements(since: before))
            if let end = obeyLines(&state) { return end }
            // What was asked for last is still answered, for whoever sends lines through a pipe.
            if isAtEnd, unread.isEmpty, !(hasObeyed && state.awaitsAnswer) { return .hangUp }
        }
    }

    /// Obeys the lines that have come. One that follows a question waits until that is answered, so that lines mean the
    /// same however fast they come; those that ask where one is, or leave, do not.
    private mutating func obeyLines(_ state: inout WorkbenchState) -> LoopEnd? {
        while let line = nextLine {
            if state.awaitsAnswer, !PlainLine.isUrgent(line) {
                if !isWaiting { say(["One moment."]) }
                isWaiting = true
                return nil
            }
            isWaiting = false
            hasObeyed = true
            dropLine()
            if let end = obey(line, &state) { return end }
        }
        return nil
    }

    /// Does what a line asks for and says what came of it.
    private mutating func obey(_ line: String, _ state: inout WorkbenchState) -> LoopEnd? {
        switch PlainLine.meaning(of: line, in: state) {
        case .actions(let actions):
            var before = PlainReport(state)
            before.forgetNotice()
            for action in actions {
                if let end = follow(update(&state, action), &state) { return end }
            }
            let announcements = PlainReport(state).announcements(since: before)
            say(announcements.isEmpty ? ["Nothing changed."] : announcements)
        case .whereAmI: say(PlainReport(state).all)
        case .read(let first): say(PlainReading.lines(of: state, from: first))
        case .unknown(let advice): say([advice])
        }
        return nil
    }

    private mutating func follow(_ effects: [Effect], _ state: inout WorkbenchState) -> LoopEnd? {
        for effect in effects {
            switch effect {
            case .quit: return .quit
            case .suspend: kill(getpid(), SIGSTOP)
            case .redraw: say(PlainReport(state).all)
            // Whoever reads lines can take the text from there.
            case .copy(let text): say([text])
            // There is nothing to point at.
            case .reportMouse: break
            default: perform(effect)
            }
        }
        return nil
    }

    /// Sleeps until a line, a letter or a signal comes.
    private mutating func sleep() {
        // Input that has ended is ready for ever: only the wake pipe can bring something then.
        var polled = [
            pollfd(fd: isAtEnd ? -1 : input, events: Int16(POLLIN), revents: 0),
            pollfd(fd: wake.reading, events: Int16(POLLIN), revents: 0),
        ]
        guard poll(&polled, 2, -1) > 0, polled[0].revents != 0 else { return }
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = read(input, &bytes, bytes.count)
        if count > 0 { unread += bytes[..<count] }
        if count == 0 || (count < 0 && errno != EINTR && errno != EAGAIN) { isAtEnd = true }
    }

    /// The first line that was not obeyed yet; the last one need not end with a line feed.
    private var nextLine: String? {
        let end = unread.firstIndex(of: UInt8(ascii: "\n")) ?? (isAtEnd && !unread.isEmpty ? unread.endIndex : nil)
        return end.map { String(decoding: unread[..<$0].filter { $0 >= 0x20 }, as: UTF8.self) }
    }

    private mutating func dropLine() {
        let end = unread.firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? unread.endIndex
        unread.removeSubrange(..<end)
    }

    private func say(_ sentences: [String]) {
        for sentence in sentences {
            let line = Array((sentence + "\n").utf8)
            _ = line.withUnsafeBytes { write(output, $0.baseAddress, $0.count) }
        }
    }
}
