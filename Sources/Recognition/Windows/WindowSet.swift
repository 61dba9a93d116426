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
    /// Time steps of each window that are not padding; nil where none is padded.
    package let steps: [Int]?

    /// Windows whose features are known.
    package init(shape: Shape, values: [Float], targets: [Int], steps: [Int]? = nil) {
        precondition(
            values.count == targets.count * shape.count, "WindowSet: \(values.count) values for \(targets.count)")
        self.steps = steps
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
        return windows.steps?[rows.lowerBound + index] ?? sampleShape[0]
    }

    package func target(of index: Int) -> Int { windows.targets[rows.lowerBound + index] }
}

extension WindowSet {
    /// Computes the features of windows on several threads.
    ///
    /// - Parameters:
    ///   - shape: of one window.
    ///   - targets: the class of each window; all 0 where nothing is to be learnt.
    ///   - progress: windows done so far, at most ten times a second.
    ///   - fill: writes one window and gives the time steps that are not padding.
    /// - Returns: nil where it was stopped.
    static func computing(
        shape: Shape, count: Int, threads: Int, stop: StopFlag, targets: [Int]? = nil,
        progress: @Sendable (Int) -> Void = { _ in },
        fill: @Sendable (_ index: Int, _ room: UnsafeMutableBufferPointer<Float>) -> Int
    ) -> WindowSet? {
        let size = shape.count
        var isComplete = false
        var values: [Float] = []
        let steps = [Int](unsafeUninitializedCapacity: count) { counts, initializedCounts in
            nonisolated(unsafe) let counts = counts
            values = [Float](unsafeUninitializedCapacity: count * size) { buffer, initialized in
                // Every index writes to a stretch of its own.
                nonisolated(unsafe) let output = buffer
                isComplete = ParallelWork.run(count: count, threads: threads, stop: stop, progress: progress) { index in
                    counts[index] = fill(
                        index, UnsafeMutableBufferPointer(rebasing: output[index * size..<(index + 1) * size]))
                }
                initialized = isComplete ? count * size : 0
            }
            initializedCounts = isComplete ? count : 0
        }
        guard isComplete else { return nil }
        return WindowSet(
            shape: shape, values: values, targets: targets ?? [Int](repeating: 0, count: count), steps: steps)
    }
}
