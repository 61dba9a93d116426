extension Waveform {
    /// How loud a sound is.
    package struct Level: Hashable, Sendable {
        /// The largest magnitude among the finite samples; 1 is full scale.
        package var peak: Float
        /// The root mean square of the finite samples; 1 is that of a square wave at full scale.
        package var rms: Double
        /// Whether no sample is infinite or not a number.
        package var isFinite: Bool

        /// A level of the given values.
        package init(peak: Float, rms: Double, isFinite: Bool) {
            self.peak = peak
            self.rms = rms
            self.isFinite = isFinite
        }

        /// Whether every sample is 0, or there is none.
        package var isSilent: Bool { peak == 0 && isFinite }
    }

    /// Peak, root mean square and finiteness, in one pass.
    package var level: Level {
        samples.withUnsafeBufferPointer { samples in
            var peak: Float = 0
            var energy = 0.0
            var finiteCount = 0
            for sample in samples where sample.isFinite {
                let magnitude = abs(sample)
                if magnitude > peak { peak = magnitude }
                energy += Double(sample) * Double(sample)
                finiteCount += 1
            }
            let rms = finiteCount == 0 ? 0 : (energy / Double(finiteCount)).squareRoot()
            return Level(peak: peak, rms: rms, isFinite: finiteCount == samples.count)
        }
    }
}
