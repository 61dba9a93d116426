import Features

/// What the inspector shows of the voice in a clip: tracks over time, and numbers.
///
/// All times are seconds from the start of the clip as it lies in the file.
package struct ClipVoice: Hashable, Sendable {
    /// A resonance of the vocal tract over time.
    package struct Formant: Hashable, Sendable {
        /// Hz.
        package let frequency: ValueTrack
        /// Width at -3 dB, Hz.
        package let bandwidth: ValueTrack

        /// A formant's frequency and width, on the same frames.
        package init(frequency: ValueTrack, bandwidth: ValueTrack) {
            self.frequency = frequency
            self.bandwidth = bandwidth
        }
    }

    /// The clip's path relative to its corpus.
    package let clip: String
    /// Fundamental frequency, Hz; defined where the voice sounds.
    package let f0: ValueTrack
    /// Where the voice sounds, seconds, ascending.
    package let voiced: [Range<Double>]
    /// Level, dB re 2e-5 (a sample of 1 counting as 1 Pa).
    package let intensity: ValueTrack
    /// F1 to F3.
    package let formants: [Formant]
    /// The numbers of the whole clip.
    package let numbers: VoiceNumbers

    /// The parts, as they were computed.
    package init(
        clip: String, f0: ValueTrack, voiced: [Range<Double>], intensity: ValueTrack, formants: [Formant],
        numbers: VoiceNumbers
    ) {
        self.clip = clip
        self.f0 = f0
        self.voiced = voiced
        self.intensity = intensity
        self.formants = formants
        self.numbers = numbers
    }

    /// The same voice under the name of another clip that holds the same sound.
    func renamed(to clip: String) -> ClipVoice {
        ClipVoice(clip: clip, f0: f0, voiced: voiced, intensity: intensity, formants: formants, numbers: numbers)
    }

    /// The voice that Praat's measures show.
    init(clip: String, measures: VoiceMeasures, numbers: VoiceNumbers) {
        func track(_ grid: FrameGrid, _ values: [Float]) -> ValueTrack {
            ValueTrack(start: grid.start, step: grid.step, values: values)
        }
        let pitch = measures.pitch
        let formants = measures.formants
        self.init(
            clip: clip, f0: track(pitch.grid, pitch.frequencies.map { $0 > 0 ? Float($0) : .nan }),
            voiced: pitch.voicedSegments,
            intensity: track(
                measures.intensity.grid,
                measures.intensity.levels.map { $0 > IntensityTrack.silence ? Float($0) : .nan }),
            formants: (0..<3).map { number in
                func values(_ part: (FormantTrack.Formant) -> Double) -> [Float] {
                    formants.frames.map { $0.count > number ? Float(part($0[number])) : .nan }
                }
                return Formant(
                    frequency: track(formants.grid, values { $0.frequency }),
                    bandwidth: track(formants.grid, values { $0.bandwidth }))
            },
            numbers: numbers)
    }
}
