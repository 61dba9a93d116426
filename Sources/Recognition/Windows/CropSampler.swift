/// Takes crops out of clips' features, scaled, in the form in which a network sees them.
package struct CropSampler: Sendable {
    /// Frames of a crop.
    package let frames: Int
    let columns: FrameColumns
    private let offsets: [Float]
    /// One over the ranges of the scaling.
    private let factors: [Float]
    /// A frame beyond the end of a clip, scaled.
    private let padding: [Float]
    /// The columns that hold levels, which a gain moves: bands, and the energy.
    private let levels: [Bool]

    /// Crops of so many frames.
    package init(frames: Int, columns: FrameColumns, scaling: FeatureScaling) {
        self.frames = frames
        self.columns = columns
        let width = columns.width
        func spread(_ values: [Double]) -> [Double] {
            values.count == width ? values : [Double](repeating: values.first ?? 0, count: width)
        }
        let (offsets, ranges) = (spread(scaling.offsets), spread(scaling.ranges))
        self.offsets = offsets.map { Float($0) }
        factors = ranges.map { Float(1 / $0) }
        let quiet = spread(scaling.padding ?? offsets)
        padding = (0..<width).map { Float((quiet[$0] - offsets[$0]) / ranges[$0]) }
        let energy = columns.voices.firstIndex(of: .energy).map { columns.bands * columns.blocks + $0 }
        levels = (0..<width).map { $0 < columns.bands || $0 == energy }
    }

    /// Writes one crop.
    ///
    /// - Parameter output: room for `frames * columns.arrangedWidth` numbers.
    /// - Returns: the frames that are not padding.
    package func write(
        _ view: CropView, of clip: ClipFeatures, into output: UnsafeMutableBufferPointer<Float>
    ) -> Int {
        precondition(output.count >= frames * columns.arrangedWidth, "CropSampler: the output is too small")
        guard let target = output.baseAddress else { return 0 }
        let width = columns.width
        let skipped = Int((view.start / view.speed).rounded())
        let valid = min(frames, max(0, CropView.reach(frames: clip.frames, speed: view.speed) - skipped))
        let bands = view.movesBands ? bandPositions(view) : []
        let gain = Float(view.gain)
        withUnsafeTemporaryAllocation(of: Float.self, capacity: 2 * width) { room in
            guard let row = room.baseAddress else { return }
            let moved = row + width
            clip.values.withUnsafeBufferPointer { values in
                guard let source = values.baseAddress else { return }
                for frame in 0..<valid {
                    mix(source, clip.frames, at: view.start + Double(frame) * view.speed, into: row)
                    if !bands.isEmpty { move(row, by: bands, into: moved) }
                    if gain != 0 { for column in 0..<width where levels[column] { row[column] += gain } }
                    finish(row, view, frame: frame)
                    columns.arrange(row, into: target + frame * columns.arrangedWidth)
                }
            }
        }
        padding.withUnsafeBufferPointer { quiet in
            guard let quiet = quiet.baseAddress else { return }
            for frame in valid..<frames { columns.arrange(quiet, into: target + frame * columns.arrangedWidth) }
        }
        return valid
    }

    /// The frame at a place between two frames.
    @inline(__always)
    private func mix(
        _ source: UnsafePointer<Float>, _ count: Int, at place: Double, into row: UnsafeMutablePointer<Float>
    ) {
        let width = columns.width
        let near = min(count - 1, Int(place))
        let share = Float(place - Double(near))
        let first = source + near * width
        guard share > 0, near + 1 < count else { return row.update(from: first, count: width) }
        let second = first + width
        for column in 0..<width { row[column] = first[column] + share * (second[column] - first[column]) }
    }

    /// Where each band of a crop lies among the clip's.
    private func bandPositions(_ view: CropView) -> [(band: Int, share: Float)] {
        let last = Double(columns.bands - 1)
        return (0..<columns.bands).map { band in
            let place = min(last, max(0, Double(band) * view.melScale + view.melShift))
            let near = min(max(0, columns.bands - 2), Int(place))
            return (near, Float(place - Double(near)))
        }
    }

    /// Takes each band of a frame from its place, in every block of bands.
    @inline(__always)
    private func move(
        _ row: UnsafeMutablePointer<Float>, by bands: [(band: Int, share: Float)],
        into moved: UnsafeMutablePointer<Float>
    ) {
        guard columns.bands > 1 else { return }
        bands.withUnsafeBufferPointer { bands in
            for block in 0..<columns.blocks {
                let own = row + block * columns.bands
                for band in 0..<columns.bands {
                    let (near, share) = bands[band]
                    moved[band] = own[near] + share * (own[near + 1] - own[near])
                }
                own.update(from: moved, count: columns.bands)
            }
        }
    }

    /// Scales a frame and puts the mean, which is 0, where the masks lie.
    @inline(__always)
    private func finish(_ row: UnsafeMutablePointer<Float>, _ view: CropView, frame: Int) {
        let width = columns.width
        if view.frameMasks.contains(where: { $0.contains(frame) }) {
            row.update(repeating: 0, count: width)
            return
        }
        offsets.withUnsafeBufferPointer { offsets in
            factors.withUnsafeBufferPointer { factors in
                for column in 0..<width { row[column] = (row[column] - offsets[column]) * factors[column] }
            }
        }
        for mask in view.bandMasks {
            for block in 0..<columns.blocks {
                for band in mask { row[block * columns.bands + band] = 0 }
            }
        }
    }
}
