import TextCanvas
import Training

/// Loss and accuracy of a training over its epochs or steps.
struct TrainingCurves {
    /// What is drawn.
    enum Measure { case loss, accuracy }

    let session: TrainingSession
    let options: CurveOptions

    /// Points that the loss of the steps is thinned out to: each a mean of several, so that the trend shows.
    private static let pointLimit = 240
    /// Memory of the smoothing, for curves with a point an epoch and with a point a step.
    private static let epochMemory = 0.6
    private static let stepMemory = 0.98

    /// Draws a curve each for training and validation, with the best epoch marked.
    func draw(_ measure: Measure, in area: Rect, on canvas: inout Canvas) {
        guard area.height >= 3 else { return }
        let (head, body) = area.splitTop(1)
        let title = measure == .loss ? "loss" : "accuracy"
        let ways = [options.isSmooth ? "smooth" : nil, isLogarithmic(measure) ? "log" : nil].compactMap { $0 }
        canvas.write(
            [(" " + title, .title), (ways.isEmpty ? "" : "  " + ways.joined(separator: ", "), .muted)], in: head)
        LineChart(
            series: series(measure), horizontal: horizontal, vertical: vertical(measure), markers: markers(measure)
        ).draw(in: body.inset(right: 1), on: &canvas)
    }

    /// An accuracy has a scale of its own; only a loss spans powers of ten.
    private func isLogarithmic(_ measure: Measure) -> Bool { measure == .loss && options.isLogarithmic }

    private var stepsPerEpoch: Int { max(1, session.outline?.stepsPerEpoch ?? 1) }

    /// The epochs that an earlier part of the run has left, of which nothing is known but their results.
    private var earlier: Int { (session.outline?.firstEpoch ?? 1) - 1 }

    /// Where so many epochs end on the axis; nil where that is not known.
    private func place(ofEpochs epochs: Double) -> Double? {
        switch options.axis {
        case .epochs: return epochs
        case .steps: return epochs * Double(stepsPerEpoch)
        case .time:
            let step = Int(((epochs - Double(earlier)) * Double(stepsPerEpoch)).rounded())
            guard step > 0 else { return step == 0 ? 0 : nil }
            return session.stepTimes.indices.contains(step - 1) ? session.stepTimes[step - 1] : nil
        }
    }

    /// All that lies ahead, so that one sees how far it is.
    private var horizontal: Axis {
        let epochs = max(1, session.outline?.epochs ?? session.epochs.count)
        switch options.axis {
        case .epochs: break
        case .steps: return Axis(0...Double(epochs * stepsPerEpoch), unit: "step")
        case .time:
            let steps = Double((epochs - earlier) * stepsPerEpoch)
            let pace = (session.stepTimes.last ?? 1) / Double(max(1, session.stepTimes.count))
            return Axis(0...max(pace * steps, 1e-3), unit: "s")
        }
        return .epochs(0...Double(epochs))
    }

    /// Training first: validation is drawn over it.
    private func series(_ measure: Measure) -> [LineChart.Series] {
        let training = measure == .loss ? lossPoints : accuracyPoints
        let validation = points { measure == .loss ? $0.validation?.loss : $0.validation?.accuracy }
        var series = [LineChart.Series("training", training, ink: .role(.training))]
        if !validation.isEmpty {
            series.append(LineChart.Series("validation", validation, ink: .role(.validation)))
        }
        if measure == .accuracy {
            let recalls = points { $0.validation?.uar }
            if !recalls.isEmpty {
                series.append(LineChart.Series("its UAR", recalls, ink: .series(2)))
            }
        }
        return series
    }

    /// A point an epoch, where the epoch ends; epochs without the value are left out.
    private func points(_ value: (EpochRecord) -> Double?) -> [LineChart.Point] {
        let known = session.epochs.compactMap { record in value(record).map { (Double(record.epoch), $0) } }
        let values = smoothed(known.map(\.1), memory: Self.epochMemory)
        return zip(known, values).compactMap { epoch, value in
            place(ofEpochs: epoch.0).map { LineChart.Point($0, value) }
        }
    }

    /// The loss while training: means of epochs that an earlier part of the run has left, then that of the steps.
    private var lossPoints: [LineChart.Point] {
        let before = session.epochs.prefix(earlier).compactMap { record in
            place(ofEpochs: Double(record.epoch)).map { LineChart.Point($0, record.loss) }
        }
        let losses = smoothed(session.stepLosses.map(Double.init), memory: Self.stepMemory)
        let bucket = max(1, (losses.count + Self.pointLimit - 1) / Self.pointLimit)
        return before
            + stride(from: 0, to: losses.count, by: bucket).compactMap { start in
                let part = losses[start..<min(start + bucket, losses.count)]
                let middle = Double(start) + Double(part.count) / 2
                return place(ofEpochs: Double(earlier) + middle / Double(stepsPerEpoch)).map {
                    LineChart.Point($0, part.reduce(0, +) / Double(part.count))
                }
            }
    }

    /// The accuracy while training, at the end of each epoch and, live, in the one that runs.
    private var accuracyPoints: [LineChart.Point] {
        let ended = points { $0.accuracy }
        guard let progress = session.progress, progress.epoch > session.epochs.count, progress.stepsPerEpoch > 0
        else { return ended }
        let epochs = Double(progress.epoch - 1) + Double(progress.step) / Double(progress.stepsPerEpoch)
        return ended + (place(ofEpochs: epochs).map { [LineChart.Point($0, progress.accuracy)] } ?? [])
    }

    /// Exponential moving mean, corrected for its start.
    ///
    /// Source: Kingma & Ba (2015), ICLR, section 3 (bias correction).
    private func smoothed(_ values: [Double], memory: Double) -> [Double] {
        guard options.isSmooth else { return values }
        var mean = 0.0
        var weight = 0.0
        return values.map { value in
            mean = memory * mean + (1 - memory) * value
            weight = memory * weight + (1 - memory)
            return mean / weight
        }
    }

    /// Accuracies share one scale for comparison; a loss has that of its values.
    private func vertical(_ measure: Measure) -> Axis? {
        if measure == .accuracy { return Axis(0...1) }
        let values = series(measure).flatMap { $0.points.map(\.y) }.filter(\.isFinite)
        guard let least = values.min(), let greatest = values.max() else { return Axis(0...1) }
        if options.isLogarithmic { return Axis(max(least, 1e-6)...max(greatest, 1e-6), isLogarithmic: true) }
        // Room above and below, so that no curve runs along the frame.
        let margin = max(greatest - least, 1e-3) / 10
        return Axis(max(0, least - margin)...greatest + margin)
    }

    /// The best epoch, with its value in the legend.
    private func markers(_ measure: Measure) -> [LineChart.Marker] {
        guard let best = session.best else { return [] }
        let value =
            switch measure {
            case .loss: best.validation?.loss ?? best.loss
            case .accuracy: best.validation?.accuracy ?? best.accuracy
            }
        let label = "best epoch \(best.epoch): \(measure == .loss ? Format.number(value) : Format.percent(value))"
        guard let place = place(ofEpochs: Double(best.epoch)) else { return [] }
        return [LineChart.Marker(LineChart.Point(place, value), label: label)]
    }
}

extension Axis {
    /// Epochs up to which each has a tick of its own.
    private static let tickedEpochs = 20.0

    /// An axis of epochs, with ticks at whole ones only.
    static func epochs(_ range: ClosedRange<Double>) -> Axis { whole(range, unit: "epoch") }

    /// An axis of what is counted, with ticks at whole numbers only.
    static func whole(_ range: ClosedRange<Double>, unit: String) -> Axis {
        let isShort = range.upperBound - range.lowerBound <= tickedEpochs
        let first = Int(range.lowerBound.rounded(.up))
        let ticks = (first...max(first, Int(range.upperBound))).map { Axis.Tick(Double($0), "\($0)") }
        return Axis(range, unit: unit, ticks: isShort ? ticks : nil)
    }
}
