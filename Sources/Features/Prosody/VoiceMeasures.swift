package import Audio

/// The numbers that describe the voice in one clip, with their tracks.
///
/// Every number is nil where the clip holds nothing to measure: no voiced frame, too few pulses, or less sound than one
/// window. As Praat 6.1 defines them, at its standard settings unless others are given.
package struct VoiceMeasures: Sendable {
    /// The settings of every analysis.
    package struct Options: Hashable, Codable, Sendable {
        /// Of F0, and through it of the pulses.
        package var pitch = PitchTracker.Options()
        /// Which periods count in jitter and shimmer.
        package var periods = PeriodLimits()
        /// Of the harmonics-to-noise ratio.
        package var harmonicity = Harmonicity.Options()
        /// Of the level.
        package var intensity = IntensityTrack.Options()
        /// Of the formants.
        package var formants = FormantTrack.Options()

        /// Praat's standard settings.
        package init() {}
    }

    /// One number.
    package struct Measure: Hashable, Sendable {
        /// What it is called in tables: lower case, words joined by `_`.
        package let name: String
        /// Its unit; empty for a plain ratio.
        package let unit: String
        /// Nil where it is not defined.
        package let value: Double?
    }

    /// F0 over time.
    package let pitch: PitchTrack
    /// Level over time.
    package let intensity: IntensityTrack
    /// Harmonics-to-noise ratio over time.
    package let harmonicity: Harmonicity
    /// Formants over time.
    package let formants: FormantTrack
    /// The instants of glottal closure.
    package let pulses: GlottalPulses
    /// Variation of the periods.
    package let jitter: Jitter
    /// Variation of the amplitudes.
    package let shimmer: Shimmer

    /// Measures a clip.
    package init(of waveform: Waveform, options: Options = Options()) {
        let samples = waveform.samples
        let rate = Double(waveform.sampleRate)
        pitch = PitchTracker(options.pitch).track(samples, sampleRate: rate)
        pulses = GlottalPulses(of: samples, sampleRate: rate, pitch: pitch)
        jitter = Jitter(of: pulses, limits: options.periods)
        shimmer = Shimmer(of: samples, sampleRate: rate, pulses: pulses, limits: options.periods)
        harmonicity = Harmonicity(of: samples, sampleRate: rate, options: options.harmonicity)
        intensity = IntensityTrack(of: samples, sampleRate: rate, options: options.intensity)
        formants = FormantTrack(of: waveform, options: options.formants)
    }

    /// All numbers, in the order in which tables show them.
    package var measures: [Measure] {
        let voiced = pitch.voicedFrequencies
        var list = [
            Measure(name: "f0_mean", unit: "Hz", value: mean(voiced)),
            Measure(name: "f0_median", unit: "Hz", value: median(voiced)),
            Measure(name: "f0_sd", unit: "Hz", value: standardDeviation(voiced)),
            Measure(name: "f0_min", unit: "Hz", value: voiced.min()),
            Measure(name: "f0_max", unit: "Hz", value: voiced.max()),
            Measure(name: "voiced", unit: "", value: pitch.voicedProportion),
            Measure(name: "jitter_local", unit: "", value: jitter.local),
            Measure(name: "jitter_absolute", unit: "s", value: jitter.absolute),
            Measure(name: "jitter_rap", unit: "", value: jitter.rap),
            Measure(name: "jitter_ppq5", unit: "", value: jitter.ppq5),
            Measure(name: "jitter_ddp", unit: "", value: jitter.ddp),
            Measure(name: "shimmer_local", unit: "", value: shimmer.local),
            Measure(name: "shimmer_db", unit: "dB", value: shimmer.decibels),
            Measure(name: "shimmer_apq3", unit: "", value: shimmer.apq3),
            Measure(name: "shimmer_apq5", unit: "", value: shimmer.apq5),
            Measure(name: "shimmer_apq11", unit: "", value: shimmer.apq11),
            Measure(name: "shimmer_dda", unit: "", value: shimmer.dda),
            Measure(name: "hnr", unit: "dB", value: harmonicity.mean),
            Measure(name: "intensity", unit: "dB", value: intensity.mean),
        ]
        for number in 1...3 {
            let found = voicedFormants(number)
            list.append(Measure(name: "f\(number)_mean", unit: "Hz", value: mean(found.map(\.frequency))))
            list.append(Measure(name: "f\(number)_bandwidth", unit: "Hz", value: mean(found.map(\.bandwidth))))
        }
        return list
    }

    /// A formant in the frames in which the voice sounds; elsewhere it is a resonance of noise.
    private func voicedFormants(_ number: Int) -> [FormantTrack.Formant] {
        formants.frames.enumerated().compactMap { index, frame in
            guard frame.count >= number, pitch.frequency(at: formants.grid.time(index)) != nil else { return nil }
            return frame[number - 1]
        }
    }
}

private func mean(_ values: [Double]) -> Double? {
    values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
}

private func median(_ values: [Double]) -> Double? {
    guard !values.isEmpty else { return nil }
    let sorted = values.sorted()
    return 0.5 * (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2])
}

/// Of a sample: divided by one less than the count, as Praat does.
private func standardDeviation(_ values: [Double]) -> Double? {
    guard values.count > 1, let center = mean(values) else { return nil }
    let sum = values.reduce(0) { $0 + ($1 - center) * ($1 - center) }
    return (sum / Double(values.count - 1)).squareRoot()
}
