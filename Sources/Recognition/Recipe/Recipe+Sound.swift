package import Features

extension Recipe {
    /// What happens to the sound before features are computed.
    package struct Audio: Hashable, Sendable {
        /// Rate that every clip is resampled to, Hz.
        package var sampleRate = 16000
        /// What the amplitude is brought to before masking.
        package var normalization = Normalization.none
        /// The peak or root mean square that normalisation brings a clip to; full scale is 1.
        package var normalizationLevel = 0.1
        /// How far below the 98th percentile of frame energy both ends of a clip are cut off, dB; 0 cuts nothing.
        package var trimRange = 0.0
        /// What is left of the quiet on either side of what was kept, s.
        package var trimMargin = 0.05
        /// Whether quiet stretches are cut out.
        package var mask = true
        /// Mean absolute amplitude over 0.1 s above which a sample is kept.
        package var maskThreshold = 0.0002

        /// Ways to bring clips to one loudness.
        package enum Normalization: String, CaseIterable, Hashable, Sendable { case none, peak, rms }
    }

    /// What is computed of the sound: rows are frames, columns features; or one vector a clip.
    package struct Features: Hashable, Sendable {
        /// Which features.
        package var kind = Kind.mfcc
        /// Options of the cepstral coefficients.
        package var mfcc = MFCC.Options(fftSize: 512)
        /// Options of the mel bands.
        package var logMel = LogMelBands.Options()
        /// How many orders of slopes over time stand beside the coefficients or bands.
        package var deltas = 0
        /// Frames on either side that a slope is measured over.
        package var deltaReach = 2
        /// Whether the logarithm of F0 stands beside them.
        package var pitch = false
        /// Whether the logarithm of the frame's mean square stands beside them.
        package var energy = false
        /// Whether the strength of the voice, 0 where there is none, stands beside them.
        package var voicing = false
        /// Where slopes and the voice stand: as further columns of a frame, or as channels of their own.
        package var arrangement = Arrangement.columns

        /// Features that a network can be trained on.
        package enum Kind: String, CaseIterable, Hashable, Sendable {
            /// Cepstral coefficients over time.
            case mfcc
            /// Logarithms of mel bands over time.
            case logMel = "logmel"
            /// The 88 functionals of eGeMAPS v02, one vector a clip.
            case functionals = "egemaps"
        }

        /// Where what stands beside the coefficients or bands goes.
        package enum Arrangement: String, CaseIterable, Hashable, Sendable {
            /// More columns of the same frame.
            case columns
            /// More channels of the same shape; one number a frame is repeated along the columns.
            case channels
        }
    }
}
