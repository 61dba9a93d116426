import Glibc

/// Conversion to another rate through the spectrum: everything below the lower Nyquist frequency is kept, everything above
/// is gone.
///
/// Linear prediction models the spectrum up to that frequency; the gap that a resampler with a transition band leaves
/// there would draw poles. The samples of the result are centred in the sound, as Praat has them. Praat transforms the sound as a
/// whole, and so does this up to twenty seconds; a longer one is taken in pieces that share margins, so that it needs no more memory.
/// What that changes lies close to the Nyquist frequency. Single precision leaves a noise 140 dB below the sound.
struct SpectralResampler {
    /// Length of the pieces of a long sound, s.
    private static let longest = 20.0
    /// Time on either side of a piece that is transformed with it and then dropped; its outer half fades, s.
    private static let margin = 0.4
    /// Zeros that keep the end of a whole sound from leaking round into its start, samples.
    private static let gap = 2000

    private let rate: Int
    private let target: Int
    /// As many samples of the sound as of the result last equally long.
    private let inStep: Int, outStep: Int
    /// These steps in a piece, and in each of its margins.
    private let steps: Int, marginSteps: Int
    /// What the first samples of a piece are multiplied by, and the last ones in reverse.
    private let fade: [Float]
    private let analysis: FourierPlan<Float>
    private let synthesis: FourierPlan<Float>

    /// - Parameters:
    ///   - count: samples of the sound.
    ///   - rate: Hz, of the samples.
    ///   - target: Hz, of the result.
    init(count: Int, from rate: Int, to target: Int) {
        self.rate = rate
        self.target = target
        let divisor = Self.greatestCommonDivisor(rate, target)
        (inStep, outStep) = (rate / divisor, target / divisor)
        let whole = FourierPlan<Float>.fastSize(atLeast: (count + Self.gap + inStep - 1) / inStep)
        let longest = FourierPlan<Float>.fastSize(atLeast: Int(Self.longest * Double(divisor)))
        (steps, marginSteps) = whole <= longest ? (whole, 0) : (longest, Int(Self.margin * Double(divisor)) + 1)
        let faded = marginSteps * inStep / 2
        fade = (0..<faded).map { Float(0.5 - 0.5 * cos(Double.pi * (Double($0) + 0.5) / Double(faded))) }
        analysis = .shared(size: steps * inStep)
        synthesis = .shared(size: steps * outStep, direction: .inverse)
    }

    /// A sound at the new rate.
    ///
    /// - Returns: round(samples x target / rate) samples.
    func resample(_ samples: [Float]) -> [Float] {
        guard rate != target, !samples.isEmpty else { return samples }
        let count = Int((Double(samples.count) * Double(target) / Double(rate)).rounded())
        let turns = turns(by: centering(of: samples.count, outCount: count))
        let kept = steps - 2 * marginSteps
        return samples.withUnsafeBufferPointer { samples in
            [Float](unsafeUninitializedCapacity: count) { output, initialized in
                withAligned(Float.self, count: max(analysis.size, synthesis.size)) { time in
                    withAligned(Float.self, count: 2 * max(analysis.binCount, synthesis.binCount)) { spectrum in
                        for piece in 0..<(count + kept * outStep - 1) / (kept * outStep) {
                            load(samples, from: (piece * kept - marginSteps) * inStep, into: time)
                            transform(time, through: spectrum, turns)
                            let first = piece * kept * outStep
                            let found = time + marginSteps * outStep
                            for index in 0..<min(kept * outStep, count - first) {
                                output[first + index] = found[index]
                            }
                        }
                    }
                }
                initialized = count
            }
        }
    }

    /// By how much later than the first input sample the first output sample lies, in output samples.
    private func centering(of count: Int, outCount: Int) -> Double {
        let duration = Double(count) / Double(rate)
        let first = 0.5 * (duration - Double(outCount - 1) / Double(target))
        return (first - 0.5 / Double(rate)) * Double(target)
    }

    /// What each kept bin is multiplied by, which moves the sound in time, and undoes the transform's factor.
    private func turns(by shift: Double) -> [SIMD2<Float>] {
        let angle = 2 * Double.pi * shift / Double(synthesis.size)
        func turn(_ bin: Int) -> ComplexNumber {
            ComplexNumber(real: cos(angle * Double(bin)), imaginary: sin(angle * Double(bin)))
        }
        let scale = 1 / Double(analysis.size)
        let count = min(analysis.size, synthesis.size) / 2
        // A product is quicker than two calls: each bin's turn is that of its block and one of the first 64.
        let near = (0..<64).map(turn)
        return stride(from: 0, to: count, by: near.count).flatMap { start in
            let far = scale * turn(start)
            return near.prefix(count - start).map { place in
                let both = far * place
                return SIMD2(Float(both.real), Float(both.imaginary))
            }
        }
    }

    /// A piece of the sound, zeros beyond its ends.
    private func load(_ samples: UnsafeBufferPointer<Float>, from start: Int, into time: UnsafeMutablePointer<Float>) {
        let size = analysis.size
        let first = min(size, max(0, -start))
        let end = max(first, min(size, samples.count - start))
        time.update(repeating: 0, count: first)
        for index in first..<end { time[index] = samples[start + index] }
        (time + end).update(repeating: 0, count: size - end)
        for (index, weight) in fade.enumerated() {
            time[index] *= weight
            time[size - 1 - index] *= weight
        }
    }

    private func transform(
        _ time: UnsafeMutablePointer<Float>, through spectrum: UnsafeMutablePointer<Float>, _ turns: [SIMD2<Float>]
    ) {
        analysis.forward(time, into: spectrum)
        turns.withUnsafeBufferPointer { turns in
            for bin in turns.indices {
                let (real, imaginary, turn) = (spectrum[2 * bin], spectrum[2 * bin + 1], turns[bin])
                spectrum[2 * bin] = real * turn.x - imaginary * turn.y
                spectrum[2 * bin + 1] = real * turn.y + imaginary * turn.x
            }
        }
        (spectrum + 2 * turns.count).update(repeating: 0, count: 2 * (synthesis.binCount - turns.count))
        synthesis.inverse(spectrum, into: time)
    }

    private static func greatestCommonDivisor(_ first: Int, _ second: Int) -> Int {
        second == 0 ? first : greatestCommonDivisor(second, first % second)
    }
}
