package import Audio
package import Features

/// Computes what the inspector shows of one clip, at the rate of its file.
package struct ClipAnalyzer: Sendable {
    /// What is computed.
    package struct Options: Hashable, Sendable {
        /// What counts as quiet.
        package var mask: EnvelopeMask.Options
        /// Frames, filters and coefficients.
        package var mfcc: MFCC.Options
        /// Length of the spectrogram's window; its transform is the next power of two.
        package var spectrogramWindow: AudioSpan
        /// The taper of the spectrogram's window.
        package var spectrogramTaper: WindowFunction
        /// Powers below this are raised to it, dB.
        package var floor: Double
        /// Frames of a plane: in a longer clip they lie further apart.
        package var mostFrames: Int

        /// The notebook's mask for cleaning, and frames of 25 ms every 10 ms.
        package init(
            mask: EnvelopeMask.Options = EnvelopeMask.Options(threshold: 0.0002),
            mfcc: MFCC.Options = MFCC.Options(fftSize: nil), spectrogramWindow: AudioSpan = .milliseconds(20),
            spectrogramTaper: WindowFunction = .hann,
            floor: Double = -120, mostFrames: Int = 4096
        ) {
            self.mask = mask
            self.mfcc = mfcc
            self.spectrogramWindow = spectrogramWindow
            self.spectrogramTaper = spectrogramTaper
            self.floor = floor
            self.mostFrames = mostFrames
        }
    }

    /// What is computed.
    package let options: Options

    /// An analyzer with the given options.
    package init(_ options: Options = Options()) { self.options = options }

    /// Reads and analyses a file.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - clip: what the result calls it: the path relative to the corpus.
    ///   - isStopped: asked every few milliseconds whether the result is still wanted.
    /// - Throws: `AnalysisError` if the file can't be read, an option can't be met at its rate, or the work was stopped.
    package func analyse(
        _ path: String, clip: String, isStopped: () -> Bool = { false }
    ) throws(AnalysisError) -> ClipAnalysis {
        if isStopped() { throw .stopped }
        let sound = try AnalysisError.reading { () throws(AudioError) in try AudioFile.read(path) }
        return try analyse(sound, clip: clip, isStopped: isStopped)
    }

    /// Analyses a sound in memory; see `analyse(_:clip:isStopped:)`.
    package func analyse(
        _ sound: Waveform, clip: String, isStopped: () -> Bool = { false }
    ) throws(AnalysisError) -> ClipAnalysis {
        if isStopped() { throw .stopped }
        let mask = EnvelopeMask(options.mask)
        let kept = mask.keptRuns(of: sound)
        if isStopped() { throw .stopped }
        return ClipAnalysis(
            clip: clip, sampleRate: sound.sampleRate, samples: sound.samples, kept: kept,
            maskThreshold: options.mask.threshold,
            spectrum: try SpectrumCurve(of: sound.joining(kept), floor: options.floor, isStopped: isStopped),
            spectrogram: try spectrogram(of: sound, isStopped), filterBank: try filterBank(of: sound, isStopped),
            mfcc: try mfcc(of: sound, isStopped))
    }

    /// Powers in dB, 0 dB being a magnitude of 1 as in the spectrum: a sine of full scale reaches -6 dB.
    private func spectrogram(of sound: Waveform, _ isStopped: () -> Bool) throws(AnalysisError) -> FeaturePlane {
        let length = max(1, options.spectrogramWindow.sampleCount(sampleRate: sound.sampleRate))
        var fftSize = 1
        while fftSize < length { fftSize *= 2 }
        let hop = framing(for: sound).hop
        let spectrogram = try AnalysisError.planning { () throws(FeatureError) in
            try Spectrogram(
                Spectrogram.Options(
                    fftSize: fftSize, windowLength: .samples(length), hop: hop, window: options.spectrogramTaper),
                sampleRate: sound.sampleRate)
        }
        let weight = options.spectrogramTaper.values(count: length, .periodic).reduce(0, +)
        let scale = 1 / (weight * weight)
        let frames = spectrogram.frameCount(samples: sound.samples.count)
        let values = try Self.inParts(of: frames, columns: spectrogram.binCount, isStopped) { part, output in
            sound.samples.withUnsafeBufferPointer {
                spectrogram.compute($0, frames: part, scale: .power, into: output)
            }
        }
        let binWidth = Double(sound.sampleRate) / Double(fftSize)
        return FeaturePlane(
            frames: frames, bandCount: spectrogram.binCount,
            values: values.map { Float(Decibels.ofPower($0 * scale, floor: options.floor)) },
            bands: .frequencies((0..<spectrogram.binCount).map { Float(Double($0) * binWidth) }), start: 0,
            hop: Double(spectrogram.hopLength) / Double(sound.sampleRate), unit: "dB")
    }

    private func filterBank(of sound: Waveform, _ isStopped: () -> Bool) throws(AnalysisError) -> FeaturePlane {
        var bankOptions = options.mfcc.filterBank
        bankOptions.framing = framing(for: sound)
        let bank = try AnalysisError.planning { () throws(FeatureError) in
            try FilterBankEnergies(bankOptions, sampleRate: sound.sampleRate)
        }
        let frames = bank.frameCount(samples: sound.samples.count)
        let values = try Self.inParts(of: frames, columns: bank.bank.filterCount, isStopped) { part, output in
            sound.samples.withUnsafeBufferPointer { bank.compute($0, frames: part, scale: .linear, into: output) }
        }
        return FeaturePlane(
            frames: frames, bandCount: bank.bank.filterCount,
            values: values.map { Float(Decibels.ofPower($0, floor: options.floor)) },
            bands: .frequencies(bank.bank.centres.map { Float($0) }), layout: bank.layout,
            sampleRate: sound.sampleRate, unit: "dB")
    }

    private func mfcc(of sound: Waveform, _ isStopped: () -> Bool) throws(AnalysisError) -> FeaturePlane {
        var mfccOptions = options.mfcc
        mfccOptions.framing = framing(for: sound)
        let mfcc = try AnalysisError.planning { () throws(FeatureError) in
            try MFCC(mfccOptions, sampleRate: sound.sampleRate)
        }
        let frames = mfcc.frameCount(samples: sound.samples.count)
        let values = try Self.inParts(of: frames, columns: mfcc.coefficientCount, isStopped) { part, output in
            sound.samples.withUnsafeBufferPointer { mfcc.compute($0, frames: part, into: output) }
        }
        return FeaturePlane(
            frames: frames, bandCount: mfcc.coefficientCount, values: values.map { Float($0) }, bands: .coefficients,
            layout: mfcc.layout, sampleRate: sound.sampleRate, unit: "")
    }

    /// The frames asked for, further apart where there would be too many.
    private func framing(for sound: Waveform) -> Framing {
        var framing = options.mfcc.framing
        let hop = framing.hop.sampleCount(sampleRate: sound.sampleRate)
        let most = max(1, options.mostFrames - 1)
        framing.hop = .samples(max(hop, (sound.samples.count + most - 1) / most))
        return framing
    }

    /// Fills a matrix some frames at a time, so that the work can be stopped in between.
    private static func inParts(
        of frames: Int, columns: Int, _ isStopped: () -> Bool,
        _ fill: (Range<Int>, UnsafeMutableBufferPointer<Double>) -> Void
    ) throws(AnalysisError) -> [Double] {
        var values = [Double](repeating: 0, count: frames * columns)
        for first in stride(from: 0, to: frames, by: framesBetweenChecks) {
            if isStopped() { throw .stopped }
            let part = first..<min(frames, first + framesBetweenChecks)
            values.withUnsafeMutableBufferPointer { buffer in
                let rows = buffer[(part.lowerBound * columns)..<(part.upperBound * columns)]
                fill(part, UnsafeMutableBufferPointer(rebasing: rows))
            }
        }
        return values
    }

    private static let framesBetweenChecks = 256
}

extension FeaturePlane {
    /// A plane whose frames lie as a layout says.
    init(
        frames: Int, bandCount: Int, values: [Float], bands: Bands, layout: FrameLayout, sampleRate: Int, unit: String
    ) {
        self.init(
            frames: frames, bandCount: bandCount, values: values, bands: bands,
            start: Double(layout.frameLength) / 2 / Double(sampleRate),
            hop: Double(layout.hopLength) / Double(sampleRate), unit: unit)
    }
}
