import Audio
import Features

extension SpectrumCurve {
    /// |FFT| / n over a whole sound; of a long one, the root mean square of that over parts of equal length.
    ///
    /// - Parameter floor: the least level shown, dB.
    init(of sound: Waveform, floor: Double, isStopped: () -> Bool) throws(AnalysisError) {
        guard sound.samples.count > Self.longestPart else {
            if isStopped() { throw .stopped }
            let spectrum = Spectrum(of: sound.samples, sampleRate: sound.sampleRate)
            self.init(
                decibels: spectrum.magnitudes.map { Float(Decibels.ofMagnitude($0, floor: floor)) },
                binWidth: spectrum.binWidth)
            return
        }
        let parts = sound.samples.count / Self.longestPart
        var powers = [Double](repeating: 0, count: Self.longestPart / 2 + 1)
        for part in 0..<parts {
            if isStopped() { throw .stopped }
            let samples = sound.samples[(part * Self.longestPart)..<((part + 1) * Self.longestPart)]
            let spectrum = Spectrum(of: Array(samples), sampleRate: sound.sampleRate)
            for bin in powers.indices { powers[bin] += spectrum.magnitudes[bin] * spectrum.magnitudes[bin] }
        }
        self.init(
            decibels: powers.map { Float(Decibels.ofPower($0 / Double(parts), floor: floor)) },
            binWidth: Double(sound.sampleRate) / Double(Self.longestPart))
    }

    /// 5.5 s at 48 kHz: a transform of this length takes a few milliseconds, so that work can be stopped between two.
    private static let longestPart = 1 << 18
}
