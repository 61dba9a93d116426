/// Gathers the looks at a clip, of one network or several, on the time of the recording.
struct AttributionGrid {
    private let clip: PreparedClip
    private let features: SoundFeatures
    private let frames: Int
    private var heard: [Double]
    private var moved: [Double]
    private var looks: [Int]
    private var beside = 0.0
    private var views = 0

    /// A grid of frames as far apart as those of the features.
    init(_ clip: PreparedClip, features: SoundFeatures) {
        self.clip = clip
        self.features = features
        let samples = clip.recordedSeconds * Double(clip.sampleRate)
        frames = max(1, (Int(samples.rounded(.up)) + features.hopLength - 1) / features.hopLength)
        heard = [Double](repeating: 0, count: frames * features.columns.bands)
        moved = heard
        looks = [Int](repeating: 0, count: frames)
    }

    /// Adds one look.
    ///
    /// - Parameters:
    ///   - start: the sample of the prepared sound that it begins with.
    ///   - steps: its frames that are not padding.
    ///   - values: the features as the network sees them, not scaled `[frames x arranged width]`.
    ///   - attributions: what each of them moved.
    mutating func add(start: Int, steps: Int, values: ArraySlice<Float>, attributions: [Float]) {
        let columns = features.columns
        let width = columns.arrangedWidth
        views += 1
        for frame in 0..<steps {
            let middle = start + frame * features.hopLength + features.frameLength / 2
            guard middle < clip.sampleCount else { break }
            let sample = Int((clip.recordingTime(ofSample: middle) * Double(clip.sampleRate)).rounded())
            let place = min(frames - 1, sample / features.hopLength)
            looks[place] += 1
            var rest = 0.0
            for column in 0..<width { rest += Double(attributions[frame * width + column]) }
            for band in 0..<columns.bands {
                heard[place * columns.bands + band] += Double(
                    values[values.startIndex + frame * width + columns.place(ofBand: band, block: 0)])
                for block in 0..<columns.blocks {
                    let value = Double(attributions[frame * width + columns.place(ofBand: band, block: block)])
                    moved[place * columns.bands + band] += value
                    rest -= value
                }
            }
            beside += rest
        }
    }

    /// The means over the looks at each moment.
    func attribution(of label: String, bands: FeaturePlane.Bands) -> Attribution {
        let count = features.columns.bands
        func plane(_ sums: [Double], absent: Float, unit: String) -> FeaturePlane {
            let values = sums.indices.map { index in
                let looks = looks[index / count]
                return looks > 0 ? Float(sums[index] / Double(looks)) : absent
            }
            let hop = Double(features.hopLength) / Double(clip.sampleRate)
            return FeaturePlane(
                frames: frames, bandCount: count, values: values, bands: bands, start: hop / 2, hop: hop, unit: unit)
        }
        return Attribution(
            label: label, heard: plane(heard, absent: .nan, unit: ""), moved: plane(moved, absent: 0, unit: "logit"),
            beside: views > 0 ? beside / Double(views) : 0)
    }
}

extension FrameColumns {
    /// Where a band of a block stands in a frame as the network sees it.
    func place(ofBand band: Int, block: Int) -> Int {
        arrangement == .channels && !isPlain ? band * (blocks + voices.count) + block : block * bands + band
    }
}
