/// What one epoch has given so far, and which losses have not been told yet.
struct EpochProgress {
    let epoch: Int
    let stepsPerEpoch: Int
    private(set) var samples = 0
    private var lossSum = 0.0
    private var correct = 0
    private var step = 0
    private var untold: [Double] = []
    private var lastTold: ContinuousClock.Instant?

    /// Events come at least so far apart.
    private static let interval = Duration.milliseconds(100)

    init(epoch: Int, stepsPerEpoch: Int) {
        self.epoch = epoch
        self.stepsPerEpoch = stepsPerEpoch
        untold.reserveCapacity(64)
    }

    /// Mean loss over the epoch's samples.
    var meanLoss: Double { lossSum / Double(max(1, samples)) }
    /// Share of the epoch's samples that were recognised.
    var accuracy: Double { Double(correct) / Double(max(1, samples)) }

    /// Counts one step.
    mutating func add(loss: Double, correct: Int, samples: Int) {
        step += 1
        lossSum += loss * Double(samples)
        self.correct += correct
        self.samples += samples
        untold.append(loss)
    }

    /// Tells where the epoch stands, unless something was told just before.
    mutating func report(_ throughput: Throughput, samplesLeft: Int, to report: (TrainingEvent) -> Void) {
        let now = ContinuousClock.now
        if let lastTold, now - lastTold < Self.interval { return }
        lastTold = now
        tell(throughput, samplesLeft: samplesLeft, report)
    }

    /// Tells the losses that are left at the end of the epoch.
    mutating func flush(_ throughput: Throughput, samplesLeft: Int, to report: (TrainingEvent) -> Void) {
        guard !untold.isEmpty else { return }
        tell(throughput, samplesLeft: samplesLeft, report)
    }

    private mutating func tell(_ throughput: Throughput, samplesLeft: Int, _ report: (TrainingEvent) -> Void) {
        let rate = throughput.samplesPerSecond
        report(
            .stepsEnded(
                StepProgress(
                    epoch: epoch, step: step, stepsPerEpoch: stepsPerEpoch, losses: untold, accuracy: accuracy,
                    samplesPerSecond: rate, secondsLeft: rate.map { Double(samplesLeft) / $0 })))
        untold.removeAll(keepingCapacity: true)
    }
}

/// How many samples a second are learned from, leaving out the first steps, in which buffers are touched for the first time.
struct Throughput {
    private static let warmUpSteps = 3
    private var steps = 0
    private var samples = 0
    private var spent = Duration.zero
    private var last: ContinuousClock.Instant?

    /// Counts the samples of one step that ended now.
    mutating func add(samples count: Int) {
        let now = ContinuousClock.now
        steps += 1
        if let last, steps > Self.warmUpSteps {
            samples += count
            spent += now - last
        }
        last = now
    }

    /// Leaves out the time until the next step: validation and checkpoints.
    mutating func pause() { last = nil }

    /// `nil` until some steps after the warm-up have ended.
    var samplesPerSecond: Double? {
        let seconds = spent / .seconds(1)
        return samples > 0 && seconds > 0 ? Double(samples) / seconds : nil
    }
}
