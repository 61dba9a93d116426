import Corpora
import Glibc
import Recognition

/// Measures the workbench from outside, in a pseudo-terminal: what a user waits for and what it costs meanwhile.
struct WorkbenchBenchmark {
    /// The folder of the demo corpus.
    let demo: String
    /// How many clips the large corpus has.
    let largeCorpus: Int
    /// How long each thing is measured, seconds.
    let seconds: Double
    /// Threads of trainings.
    let threads: Int
    /// Where corpora and the workbench's own files are made; removed in the end by whoever made it.
    let scratch: String

    /// The window in which keys are measured.
    private static let window = (columns: 200, rows: 56)
    /// The sign before the selected row: drawn with the first list, and whenever the selection moves.
    private static let selection = "\u{25B8}"

    /// Bytes that a moved selection takes at least: two rows, or all of a list that scrolls.
    private static let leastAnswer = 150

    /// All figures, one after the other.
    ///
    /// - Parameter progress: is told what is measured next.
    func figures(_ progress: (String) -> Void) throws -> [WorkbenchFigure] {
        var figures: [WorkbenchFigure] = []
        progress("idle, and one moved selection")
        figures += try quietFigures()
        progress("starts on the demo corpus")
        figures.append(try firstFrame("first-frame", of: demo))
        progress("keys while a training runs")
        figures += try trainingFigures()
        progress("memory with 1440 clips")
        figures.append(try memory())
        progress("\(largeCorpus) clips")
        figures += try largeFigures()
        return figures
    }

    /// What it costs when nothing happens, and when the selection moves by a row.
    private func quietFigures() throws -> [WorkbenchFigure] {
        let terminal = try open(demo)
        _ = try terminal.frame(with: Self.selection)
        try terminal.rest(seconds: 1)
        let before = try ProcessFigures(of: terminal.process).ticks
        try terminal.frames(within: min(10, seconds * 10 / 3))
        let idle = try ProcessFigures(of: terminal.process).ticks - before
        var moved: [Double] = []
        var settled: [Double] = []
        for _ in 0..<20 {
            terminal.press("j")
            let answer = try terminal.frame(with: Self.selection)
            moved.append(Double(answer.bytes.count))
            let rest = try terminal.rest(seconds: 0.25)
            settled.append(rest.reduce(moved[moved.count - 1]) { $0 + Double($1.bytes.count) })
        }
        return [
            WorkbenchFigure("idle-cpu", unit: "ticks", value: Double(idle)),
            WorkbenchFigure("moved-selection", unit: "bytes", values: moved),
            WorkbenchFigure("moved-selection-settled", unit: "bytes", values: settled),
        ]
    }

    /// From the start of the process to the last byte of the first frame with clips; the corpus was opened before.
    private func firstFrame(_ name: String, of corpus: String) throws -> WorkbenchFigure {
        let times = try (0..<10).map { _ in
            let terminal = try open(corpus)
            let frame = try terminal.frame(with: Self.selection)
            terminal.end()
            return (frame.end - terminal.started) * 1000
        }
        return WorkbenchFigure(name, unit: "ms", values: times)
    }

    /// Keys and processor time while the workbench trains on all threads.
    private func trainingFigures() throws -> [WorkbenchFigure] {
        let terminal = try open(demo)
        _ = try terminal.frame(with: Self.selection)
        terminal.press("3:train.start\r")
        _ = try terminal.frame(with: "epoch")
        try terminal.frames(within: 1)
        let live = try share(ofFirstThreadIn: terminal) { try terminal.frames(within: seconds) }
        terminal.press("1")
        try terminal.frames(within: 1)
        let keys = try keyTimes("j", count: 100, in: terminal) + keyTimes("k", count: 100, in: terminal)
        terminal.end()
        return [
            WorkbenchFigure("key-to-frame", unit: "ms", values: keys),
            WorkbenchFigure("training-lost", unit: "%", value: live),
        ]
    }

    /// Per cent of the processor time that goes to the thread that draws and reads keys, while a training runs.
    private func share(ofFirstThreadIn terminal: WorkbenchTerminal, _ body: () throws -> Void) throws -> Double {
        let before = try ProcessFigures(of: terminal.process)
        try body()
        let after = try ProcessFigures(of: terminal.process)
        let all = max(1, after.ticks - before.ticks)
        return 100 * Double(after.firstThreadTicks - before.firstThreadTicks) / Double(all)
    }

    /// Milliseconds from a key that moves the selection to the last byte of the frame that shows it.
    private func keyTimes(_ key: String, count: Int, in terminal: WorkbenchTerminal) throws -> [Double] {
        try (0..<count).map { _ in
            try terminal.frames(within: 0.04)
            let pressed = terminal.press(key)
            return (try terminal.frame(ofBytes: Self.leastAnswer).end - pressed) * 1000
        }
    }

    /// Resident memory with as many clips as RAVDESS has, of the same length, after some were looked at.
    private func memory() throws -> WorkbenchFigure {
        let corpus = try ScratchCorpus(
            at: scratch + "/ravdess", clips: 1440, seconds: 3.7, sampleRate: 48000, threads: threads)
        let terminal = try open(corpus.path)
        _ = try terminal.frame(with: Self.selection)
        for _ in 0..<20 {
            terminal.press("j")
            try terminal.rest(seconds: 0.2)
        }
        return WorkbenchFigure(
            "resident-memory", unit: "MB", value: try ProcessFigures(of: terminal.process).megabytes)
    }

    /// Start, scrolling and filtering with very many clips.
    private func largeFigures() throws -> [WorkbenchFigure] {
        let corpus = try ScratchCorpus(
            at: scratch + "/large", clips: largeCorpus, seconds: 0.05, sampleRate: 16000, threads: threads)
        let first = try open(corpus.path)
        _ = try first.frame(with: Self.selection, seconds: 600)
        first.end()
        let start = try firstFrame("first-frame-large", of: corpus.path)
        let terminal = try open(corpus.path)
        _ = try terminal.frame(with: Self.selection)
        try terminal.rest(seconds: 1)
        let scrolls = try keyTimes("j", count: 100, in: terminal) + keyTimes("\u{4}", count: 50, in: terminal)
        var filters: [Double] = []
        for letter in "/emotion=ang,sad sex=f !speaker=12 text~kids dur>0" {
            try terminal.frames(within: 0.04)
            let pressed = terminal.press(String(letter))
            if let frame = try terminal.frames(within: 0.5).first { filters.append((frame.end - pressed) * 1000) }
        }
        return [
            start, WorkbenchFigure("scroll-large", unit: "ms", values: scrolls),
            WorkbenchFigure("filter-large", unit: "ms", values: filters),
            WorkbenchFigure(
                "resident-memory-large", unit: "MB", value: try ProcessFigures(of: terminal.process).megabytes),
        ]
    }

    private func open(_ corpus: String) throws -> WorkbenchTerminal {
        guard !Interruption.flag.isRaised else { throw CommandFailure.interrupted("nothing was changed") }
        return try WorkbenchTerminal(
            ["open", corpus, "--workspace", scratch + "/workspace", "--threads", String(threads)],
            columns: Self.window.columns, rows: Self.window.rows)
    }
}
