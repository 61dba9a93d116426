extension VoiceNumbers: StoredValue {
    /// Writes all numbers.
    package func write(to writer: inout ByteWriter) { writer.append(values) }

    /// Takes what ``write(to:)`` wrote.
    package init?(from reader: inout ByteReader) {
        guard let values = reader.floats(), values.count == VoiceNumber.all.count else { return nil }
        self.init(values: values)
    }
}

extension ValueTrack: StoredValue {
    /// Writes all of the track.
    package func write(to writer: inout ByteWriter) {
        writer.append(start)
        writer.append(step)
        writer.append(values)
    }

    /// Takes what ``write(to:)`` wrote.
    package init?(from reader: inout ByteReader) {
        guard let start = reader.number(), let step = reader.number(), let values = reader.floats() else { return nil }
        self.init(start: start, step: step, values: values)
    }
}

extension ClipVoice: StoredValue {
    /// Writes all but what the clip is called.
    package func write(to writer: inout ByteWriter) {
        f0.write(to: &writer)
        writer.append(voiced.flatMap { [$0.lowerBound, $0.upperBound] })
        intensity.write(to: &writer)
        writer.append(formants.count)
        for formant in formants {
            formant.frequency.write(to: &writer)
            formant.bandwidth.write(to: &writer)
        }
        numbers.write(to: &writer)
    }

    /// Takes what ``write(to:)`` wrote.
    package init?(from reader: inout ByteReader) {
        guard let f0 = ValueTrack(from: &reader), let edges = reader.doubles(), edges.count % 2 == 0,
            edges == edges.sorted(), let intensity = ValueTrack(from: &reader),
            let formants = reader.list({ Formant(from: &$0) }), let numbers = VoiceNumbers(from: &reader)
        else { return nil }
        let voiced = stride(from: 0, to: edges.count, by: 2).map { edges[$0]..<edges[$0 + 1] }
        self.init(clip: "", f0: f0, voiced: voiced, intensity: intensity, formants: formants, numbers: numbers)
    }
}

extension ClipVoice.Formant {
    fileprivate init?(from reader: inout ByteReader) {
        guard let frequency = ValueTrack(from: &reader), let bandwidth = ValueTrack(from: &reader) else { return nil }
        self.init(frequency: frequency, bandwidth: bandwidth)
    }
}
