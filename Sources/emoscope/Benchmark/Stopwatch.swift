import Glibc

/// Takes the time of something that is done over and over.
struct Stopwatch {
    /// How long to go on, seconds.
    let duration: Double
    /// The fewest times to do it, however long that takes.
    let fewest: Int

    /// Times at least `fewest` runs and as many more as fit into the duration, after some that are not counted.
    ///
    /// - Throws: `CommandFailure` where the program was interrupted.
    func measure(warmUp: Int = 3, _ body: () throws -> Void) throws -> Timings {
        for _ in 0..<warmUp { try body() }
        var timings = Timings()
        let end = Self.seconds(CLOCK_MONOTONIC) + duration
        while timings.count < fewest || Self.seconds(CLOCK_MONOTONIC) < end {
            guard !Interruption.flag.isRaised else { throw CommandFailure.interrupted("nothing was changed") }
            let (wall, processor) = (Self.seconds(CLOCK_MONOTONIC), Self.seconds(CLOCK_PROCESS_CPUTIME_ID))
            try body()
            timings.add(
                wall: Self.seconds(CLOCK_MONOTONIC) - wall,
                processor: Self.seconds(CLOCK_PROCESS_CPUTIME_ID) - processor)
        }
        return timings
    }

    fileprivate static func seconds(_ clock: clockid_t) -> Double {
        var time = timespec()
        clock_gettime(clock, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

/// The times of several runs, seconds.
struct Timings {
    private var walls: [Double] = []
    private var processors: [Double] = []

    /// How many runs there were.
    var count: Int { walls.count }
    /// The shortest run.
    var shortest: Double { walls.min() ?? 0 }
    /// The run in the middle.
    var median: Double { Self.quantile(0.5, of: walls) }
    /// The run that one in a hundred exceeds.
    var slowest: Double { Self.quantile(0.99, of: walls) }
    /// Processor time of the run in the middle, over all threads.
    var processorMedian: Double { Self.quantile(0.5, of: processors) }

    /// Keeps one run.
    mutating func add(wall: Double, processor: Double) {
        walls.append(wall)
        processors.append(processor)
    }

    /// One run: all that this process has done so far.
    ///
    /// - Throws: `CommandFailure` where the system does not tell when the process was started.
    static func sinceStart() throws -> Timings {
        guard let start = startOfProcess else {
            throw CommandFailure.failed("/proc/self/stat does not tell when this process was started")
        }
        var timings = Timings()
        timings.add(
            wall: Stopwatch.seconds(CLOCK_BOOTTIME) - start, processor: Stopwatch.seconds(CLOCK_PROCESS_CPUTIME_ID))
        return timings
    }

    /// When the process was started, in seconds after the system was; known to a hundredth of a second.
    private static var startOfProcess: Double? {
        guard let file = fopen("/proc/self/stat", "r") else { return nil }
        defer { fclose(file) }
        var buffer = [CChar](repeating: 0, count: 2048)
        guard fgets(&buffer, Int32(buffer.count), file) != nil else { return nil }
        let line = String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        // The name of the program, in brackets, may hold spaces; the 20th word after it is the start in ticks.
        guard let end = line.lastIndex(of: ")") else { return nil }
        let words = line[line.index(after: end)...].split(separator: " ")
        guard words.count > 19, let ticks = Double(words[19]) else { return nil }
        return ticks / Double(sysconf(Int32(_SC_CLK_TCK)))
    }

    private static func quantile(_ share: Double, of values: [Double]) -> Double {
        guard !values.isEmpty else { return 0 }
        return values.sorted()[min(values.count - 1, Int(Double(values.count) * share))]
    }
}
