package import Tensors
import Training

/// The features of many windows, in one block.
package struct WindowSet: Sendable {
    /// Shape of one window, `[frames x coefficients]`.
    package let shape: Shape
    /// `[windows x frames x coefficients]`.
    package internal(set) var values: [Float]
    /// The class of each window.
    package let targets: [Int]

    /// Windows whose features are known.
    package init(shape: Shape, values: [Float], targets: [Int]) {
        precondition(
            values.count == targets.count * shape.count, "WindowSet: \(values.count) values for \(targets.count)")
        self.shape = shape
        self.values = values
        self.targets = targets
    }

    /// How many windows there are.
    package var count: Int { targets.count }

    /// Scales all windows in place.
    package mutating func scale(by scaling: FeatureScaling) {
        values.withUnsafeMutableBufferPointer { scaling.apply(to: $0) }
    }
}

/// Consecutive windows of a set, as a training takes them.
package struct WindowSource: SampleSource {
    private let windows: WindowSet
    private let rows: Range<Int>
    package let sampleShape: Shape

    /// Some windows of a set; the network sees each in the given shape, which holds as many numbers.
    package init(_ windows: WindowSet, rows: Range<Int>, sampleShape: Shape) {
        precondition(sampleShape.count == windows.shape.count, "WindowSource: \(windows.shape) as \(sampleShape)")
        self.windows = windows
        self.rows = rows
        self.sampleShape = sampleShape
    }

    package var count: Int { rows.count }

    package func copySample(
        _ index: Int, into buffer: UnsafeMutableBufferPointer<Float>, using generator: inout SeededGenerator
    ) -> Int {
        let size = windows.shape.count
        let start = (rows.lowerBound + index) * size
        windows.values.withUnsafeBufferPointer { values in
            _ = buffer.update(fromContentsOf: values[start..<start + size])
        }
        return sampleShape[0]
    }

    package func target(of index: Int) -> Int { windows.targets[rows.lowerBound + index] }
}

extension WindowSet {
    /// Computes the features of windows on several threads.
    ///
    /// - Parameters:
    ///   - targets: the class of each window.
    ///   - progress: windows done so far, at most ten times a second.
    ///   - place: the sound that a window lies in, and its first sample.
    /// - Returns: nil where it was stopped.
    static func computing(
        _ features: WindowFeatures, count: Int, threads: Int, stop: StopFlag, targets: [Int],
        progress: @Sendable (Int) -> Void = { _ in }, place: @Sendable (Int) -> (samples: [Float], start: Int)
    ) -> WindowSet? {
        let size = features.shape.count
        var isComplete = false
        let values = [Float](unsafeUninitializedCapacity: count * size) { buffer, initialized in
            // Every index writes to a stretch of its own.
            nonisolated(unsafe) let output = buffer
            isComplete = ParallelWork.run(count: count, threads: threads, stop: stop, progress: progress) { index in
                let (samples, start) = place(index)
                let room = UnsafeMutableBufferPointer(rebasing: output[index * size..<(index + 1) * size])
                features.compute(samples, start: start, into: room)
            }
            initialized = isComplete ? count * size : 0
        }
        return isComplete ? WindowSet(shape: features.shape, values: values, targets: targets) : nil
    }
}
