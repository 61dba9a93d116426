extension Recipe {
    /// What a network hears at once, and how it is taken out of clips.
    package struct Windows: Hashable, Sendable {
        /// What one input is.
        package var unit = Unit.window
        /// `window`: its length, seconds.
        package var length = 0.4
        /// `window`: how many are drawn for each second of training sound.
        package var perSecond = 20.0
        /// `window`: how it is drawn.
        package var drawing = Drawing.classDuration
        /// `crop`: its frames; a shorter clip is padded, and the padding is masked where a layer looks over time.
        package var frames = 128
        /// `crop`: how many are taken of each clip in an epoch, at places that differ from epoch to epoch.
        package var perClip = 1

        /// What one input of a network is.
        package enum Unit: String, CaseIterable, Hashable, Sendable {
            /// A short stretch of sound, drawn once; its features are computed of it alone.
            case window
            /// So many frames of a clip's features, at a random place in every epoch.
            case crop
            /// The whole clip as one vector, without time.
            case clip
        }

        /// Ways to draw a window: all take the start within the clip at random.
        package enum Drawing: String, CaseIterable, Hashable, Sendable {
            /// The class in proportion to its clips' mean duration, then a clip of it: the notebook's.
            case classDuration = "class-duration"
            /// Every class as often as every other, then a clip of it.
            case classEqual = "class-equal"
            /// The clip in proportion to its duration.
            case clipDuration = "clip-duration"
        }
    }

    /// How features are brought to a common range.
    package struct Scaling: Hashable, Sendable {
        /// The rule.
        package var kind = Kind.minMax
        /// What the rule's constants are measured on.
        package var source = Source.training

        /// Rules of scaling.
        package enum Kind: String, CaseIterable, Hashable, Sendable {
            case none
            /// One minimum and one maximum over all features, to 0...1.
            case minMax = "min-max"
            /// Mean 0 and standard deviation 1 for each coefficient.
            case standard
        }

        /// What the constants are measured on; clips that are tested never are part of it under an honest protocol.
        package enum Source: String, CaseIterable, Hashable, Sendable {
            /// What is learnt from.
            case training
            /// Validation too: the notebook's.
            case drawn
        }
    }

    /// What chance does to the features of each training sample, anew in every epoch; all 0 leaves them as they are.
    package struct Augmentation: Hashable, Sendable {
        /// Logarithm of the greatest change of speed; uniform between slower and faster.
        package var speed = 0.0
        /// Greatest shift along the mel bands, bands; uniform up and down.
        package var melShift = 0.0
        /// Greatest stretch along the mel bands, as a share; uniform narrower and wider.
        package var melScale = 0.0
        /// Standard deviation of the change of level, nats; Gaussian.
        package var gain = 0.0
        /// How many stretches of bands are set to the mean.
        package var frequencyMasks = 0
        /// Their greatest width, bands.
        package var frequencyMaskWidth = 8
        /// How many stretches of frames are set to the mean.
        package var timeMasks = 0
        /// Their greatest length, frames.
        package var timeMaskWidth = 16
        /// Both parameters of the beta distribution by which pairs of samples are mixed; 0 mixes nothing.
        ///
        /// Source: Zhang et al. (2018), mixup, ICLR.
        package var mixup = 0.0
        /// Share of the crops whose bands are brought towards another clip's in mean and deviation over time.
        ///
        /// Source: Zhou et al. (2021), Domain Generalization with MixStyle, ICLR.
        package var bandExchange = 0.0

        /// Nothing is left to chance.
        package init() {}

        /// Whatever is given, and nothing else.
        init(
            speed: Double, melShift: Double, melScale: Double, gain: Double, frequencyMasks: Int,
            frequencyMaskWidth: Int, timeMasks: Int, timeMaskWidth: Int, mixup: Double
        ) {
            (self.speed, self.melShift, self.melScale, self.gain) = (speed, melShift, melScale, gain)
            (self.frequencyMasks, self.frequencyMaskWidth) = (frequencyMasks, frequencyMaskWidth)
            (self.timeMasks, self.timeMaskWidth) = (timeMasks, timeMaskWidth)
            self.mixup = mixup
        }

        /// Whether crops are changed at all.
        package var changesCrops: Bool {
            speed > 0 || changesBands || timeMasks > 0 || bandExchange > 0
        }

        /// Whether something is done that makes sense of mel bands only.
        package var changesBands: Bool { melShift > 0 || melScale > 0 || gain > 0 || frequencyMasks > 0 }
    }

    /// From how many sides a clip is looked at when it is tested; the mean of the probabilities counts.
    package struct Views: Hashable, Sendable {
        /// `crop`: the fewest crops of a clip, evenly spaced from its start to its end; 1 is the middle.
        package var crops = 1
        /// `crop`: speeds at which the middle of the clip is looked at besides.
        package var speeds: [Double] = []
        /// `crop` of mel bands: shifts along the bands, bands, at which the middle is looked at besides.
        package var melShifts: [Double] = []
    }
}
