import TextCanvas
import Training

/// Loss and accuracy of a training over its epochs or steps.
struct TrainingCurves {
    /// What is drawn.
    enum Measure { case loss, accuracy }

    let session: TrainingSession
    let options: CurveOptions

    /// Points that a curve is thinned out to: more than any terminal has dots across.
    private static let pointLimit = 1200
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

    /// How many units of the axis an epoch is.
    private var epochLength: Double { options.axis == .steps ? Double(stepsPerEpoch) : 1 }

    /// All that lies ahead, so that one sees how far it is.
    private var horizontal: Axis {
        let epochs = max(1, session.outline?.epochs ?? session.epochs.count)
        switch options.axis {
        case .epochs: return Axis(min(1, Double(epochs - 1))...Double(epochs), unit: "epoch")
        case .steps: return Axis(0...Double(epochs * stepsPerEpoch), unit: "step")
        }
    }

    /// Training first: validation is drawn over it.
    private func series(_ measure: Measure) -> [LineChart.Series] {
        var series: [LineChart.Series] = []
        if measure == .loss, options.axis == .steps {
            series.append(LineChart.Series("training", stepPoints, ink: .role(.training)))
        } else {
            let training = points { measure == .loss ? $0.loss : $0.accuracy }
            series.append(LineChart.Series("training", training, ink: .role(.training)))
        }
        let validation = points { measure == .loss ? $0.validation?.loss : $0.validation?.accuracy }
        if !validation.isEmpty {
            series.append(LineChart.Series("validation", validation, ink: .role(.validation)))
        }
        return series
    }

    /// A point an epoch; epochs without the value are left out.
    private func points(_ value: (EpochRecord) -> Double?) -> [LineChart.Point] {
        let known = session.epochs.compactMap { record in value(record).map { (Double(record.epoch), $0) } }
        let values = smoothed(known.map(\.1), memory: Self.epochMemory)
        return zip(known, values).map { LineChart.Point($0.0 * epochLength, $1) }
    }

    /// The loss of every step, in means of several where there are more than can be shown.
    private var stepPoints: [LineChart.Point] {
        let losses = smoothed(session.stepLosses.map(Double.init), memory: Self.stepMemory)
        let first = Double(((session.outline?.firstEpoch ?? 1) - 1) * stepsPerEpoch)
        let bucket = (losses.count + Self.pointLimit - 1) / Self.pointLimit
        guard bucket > 0 else { return [] }
        return stride(from: 0, to: losses.count, by: bucket).map { start in
            let part = losses[start..<min(start + bucket, losses.count)]
            let mean = part.reduce(0, +) / Double(part.count)
            return LineChart.Point(first + Double(start) + Double(part.count) / 2, mean)
        }
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

    /// Accuracies share one scale for comparison; a loss starts at 0 where its scale is linear.
    private func vertical(_ measure: Measure) -> Axis? {
        if measure == .accuracy { return Axis(0...1) }
        let values = series(measure).flatMap { $0.points.map(\.y) }.filter(\.isFinite)
        guard let least = values.min(), let greatest = values.max() else { return Axis(0...1) }
        if options.isLogarithmic { return Axis(max(least, 1e-6)...max(greatest, 1e-6), isLogarithmic: true) }
        return Axis(min(0, least)...greatest)
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
        return [LineChart.Marker(LineChart.Point(Double(best.epoch) * epochLength, value), label: label)]
    }
}
