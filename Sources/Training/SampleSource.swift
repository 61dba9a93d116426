package import Tensors

/// Where training and validation samples come from: windows of clips, whole clips, synthetic ones in tests.
package protocol SampleSource: Sendable {
    /// How many samples there are.
    var count: Int { get }
    /// The shape of one sample, row-major.
    var sampleShape: Shape { get }

    /// Copies one sample; called from several threads at once, for different samples.
    ///
    /// - Parameters:
    ///   - index: which sample, from 0.
    ///   - buffer: room for `sampleShape.count` numbers.
    ///   - generator: the only source of chance, the same for a sample and an epoch whatever the number of threads.
    /// - Returns: how many time steps (positions of the first axis) are not padding.
    func copySample(
        _ index: Int, into buffer: UnsafeMutableBufferPointer<Float>, using generator: inout SeededGenerator
    ) -> Int

    /// The class of one sample.
    func target(of index: Int) -> Int
}
