/// A clip whose features a store keeps. The sound of a clip is not kept: its file has it.
extension PreparedClip: StoredValue {
    package func write(to writer: inout ByteWriter) {
        guard case .features(let features) = content else { preconditionFailure("PreparedClip: sound is not stored") }
        writer.append(features.frames)
        writer.append(features.values)
        writer.append(sampleCount)
        writer.append(keptRuns.count)
        for run in keptRuns {
            writer.append(run.lowerBound)
            writer.append(run.upperBound)
        }
        writer.append(sampleRate)
        writer.append(recordedSeconds)
    }

    package init?(from reader: inout ByteReader) {
        guard let frames = reader.integer(), let values = reader.floats(), let sampleCount = reader.integer(),
            let keptRuns = reader.list(Self.run), let sampleRate = reader.integer(), let seconds = reader.number(),
            frames >= 0, frames == 0 ? values.isEmpty : values.count % frames == 0, sampleRate > 0
        else { return nil }
        content = .features(ClipFeatures(frames: frames, values: values))
        self.sampleCount = sampleCount
        self.keptRuns = keptRuns
        self.sampleRate = sampleRate
        recordedSeconds = seconds
    }

    private static func run(from reader: inout ByteReader) -> Range<Int>? {
        guard let start = reader.integer(), let end = reader.integer(), start <= end else { return nil }
        return start..<end
    }
}
