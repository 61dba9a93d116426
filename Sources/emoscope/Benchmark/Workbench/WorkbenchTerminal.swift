import CPseudoTerminal
import Glibc

/// A workbench in a pseudo-terminal of its own, driven as a user would and read as a terminal does: to the last byte of
/// each frame. It is ended when dropped.
final class WorkbenchTerminal {
    /// What the workbench has sent from the end of one frame to the end of the next.
    struct Frame {
        let bytes: [UInt8]
        /// When its last byte was read, seconds of the monotonic clock.
        let end: Double

        /// Whether a text stands in it, as it does where the whole text was drawn anew.
        func contains(_ text: String) -> Bool { bytes.firstRange(of: Array(text.utf8)) != nil }
    }

    /// Seconds that the workbench may take for anything; more is a fault.
    static let patience = 120.0
    /// A synchronized update ends with these.
    private static let frameEnd = Array("\u{1B}[?2026l".utf8)

    /// The number of the workbench's process.
    let process: pid_t
    /// When it was started, seconds of the monotonic clock.
    let started: Double
    private let master: Int32
    private var unread: [UInt8] = []

    /// Starts this program's workbench with the arguments.
    ///
    /// - Throws: `CommandFailure` where there is no pseudo-terminal to be had.
    init(_ arguments: [String], columns: Int, rows: Int) throws {
        var slave = [CChar](repeating: 0, count: 128)
        master = cpt_open(Int32(rows), Int32(columns), &slave, slave.count)
        guard master >= 0 else {
            throw CommandFailure.failed("no pseudo-terminal can be opened: \(String(cString: strerror(errno)))")
        }
        started = Self.now
        var child: pid_t = 0
        let environment = ["TERM=xterm-256color", "LANG=C.UTF-8", "HOME=/nonexistent"]
        let failure = Self.withCStrings(["emoscope"] + arguments) { arguments in
            Self.withCStrings(environment) { environment in
                cpt_spawn(&child, "/proc/self/exe", arguments, environment, nil, slave, -1, -1)
            }
        }
        process = child
        guard failure == 0 else {
            close(master)
            throw CommandFailure.failed("the workbench can't be started: \(String(cString: strerror(failure)))")
        }
    }

    deinit {
        kill(process, SIGKILL)
        close(master)
        waitpid(process, nil, 0)
    }

    /// The monotonic clock, seconds.
    static var now: Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// Presses keys; returns when the first byte was on its way.
    @discardableResult
    func press(_ keys: String) -> Double {
        let bytes = Array(keys.utf8)
        let time = Self.now
        _ = bytes.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
        return time
    }

    /// The first frame from now on in which a text stands.
    ///
    /// - Throws: `CommandFailure` where none comes in time, or the workbench ends.
    func frame(with text: String, seconds: Double = patience) throws -> Frame {
        let deadline = Self.now + seconds
        while let frame = try frame(until: deadline) {
            if frame.contains(text) { return frame }
        }
        throw CommandFailure.failed("the workbench did not show '\(text)' within \(Int(seconds)) s")
    }

    /// The first frame from now on with at least so many bytes: more than progress in the bar at the top takes.
    ///
    /// - Throws: `CommandFailure` where none comes in time, or the workbench ends.
    func frame(ofBytes least: Int, seconds: Double = patience) throws -> Frame {
        let deadline = Self.now + seconds
        while let frame = try frame(until: deadline) {
            if frame.bytes.count >= least { return frame }
        }
        throw CommandFailure.failed("the workbench did not answer a key within \(Int(seconds)) s")
    }

    /// The frames that come within some seconds.
    @discardableResult
    func frames(within seconds: Double) throws -> [Frame] {
        let deadline = Self.now + seconds
        var frames: [Frame] = []
        while let frame = try frame(until: deadline) { frames.append(frame) }
        return frames
    }

    /// Waits until the workbench has written nothing for so many seconds, and returns what it wrote before.
    @discardableResult
    func rest(seconds: Double = 0.4) throws -> [Frame] {
        var all: [Frame] = []
        while true {
            let frames = try frames(within: seconds)
            if frames.isEmpty { return all }
            all += frames
        }
    }

    /// Leaves the workbench: a training is stopped first.
    func end() {
        kill(process, SIGTERM)
        // The terminal has to be read to its end, or the farewell blocks.
        while (try? frame(until: Self.now + 20)) ?? nil != nil {}
    }

    private func frame(until deadline: Double) throws -> Frame? {
        while true {
            if let range = unread.firstRange(of: Self.frameEnd) {
                let frame = Frame(bytes: Array(unread[..<range.upperBound]), end: lastRead)
                unread.removeSubrange(..<range.upperBound)
                return frame
            }
            let left = deadline - Self.now
            var polled = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
            guard left > 0, poll(&polled, 1, Int32(left * 1000) + 1) > 0 else { return nil }
            var buffer = [UInt8](repeating: 0, count: 65536)
            let count = read(master, &buffer, buffer.count)
            lastRead = Self.now
            guard count > 0 else { throw CommandFailure.failed("the workbench ended before it was measured") }
            unread += buffer[..<count]
        }
    }

    private var lastRead = 0.0

    private static func withCStrings<R>(
        _ strings: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> R
    ) -> R {
        var copies: [UnsafeMutablePointer<CChar>?] = strings.map { strdup($0) }
        copies.append(nil)
        defer { copies.forEach { free($0) } }
        return copies.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { preconditionFailure("never empty: it holds the closing null") }
            return body(base)
        }
    }
}
