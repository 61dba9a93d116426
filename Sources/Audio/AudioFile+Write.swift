extension AudioFile {
    /// Writes mono 16-bit WAV, replacing an existing file at once or not at all.
    ///
    /// Samples are rounded to steps of 1/32768, so that what was read from a 16-bit file is written back unchanged;
    /// what lies beyond full scale is clipped, what isn't finite becomes 0.
    ///
    /// - Throws: `AudioError` if the directory is missing or forbidden, the disk is full, or the sound is too long for WAV.
    package static func write(_ waveform: Waveform, to path: String) throws(AudioError) {
        guard waveform.samples.count <= (Int(UInt32.max) - 36) / 2 else {
            throw AudioError(
                .unsuitable, path: path,
                detail: "\(Int(waveform.duration)) s are too long for a WAV file; write shorter parts")
        }
        var bytes = wavHeader(sampleCount: waveform.samples.count, sampleRate: waveform.sampleRate)
        bytes.reserveCapacity(bytes.count + 2 * waveform.samples.count)
        for sample in waveform.samples {
            let pattern = UInt16(bitPattern: int16(sample))
            bytes.append(UInt8(truncatingIfNeeded: pattern))
            bytes.append(UInt8(truncatingIfNeeded: pattern >> 8))
        }
        if let fault = FileReplacement.write(bytes, to: path, isSynced: false) {
            throw AudioError(.inputOutput, path: path, detail: "can't be written: \(AudioError.reason(fault))")
        }
    }

    /// The nearest 16-bit step of a sample.
    static func int16(_ sample: Float) -> Int16 {
        guard sample.isFinite else { return 0 }
        return Int16(max(-32768, min(32767, (sample * 32768).rounded(.toNearestOrEven))))
    }

    private static func wavHeader(sampleCount: Int, sampleRate: Int) -> [UInt8] {
        let soundBytes = 2 * sampleCount
        var header = Array("RIFF".utf8)
        func append(_ value: Int, bytes: Int) {
            for index in 0..<bytes { header.append(UInt8(truncatingIfNeeded: value >> (8 * index))) }
        }
        append(36 + soundBytes, bytes: 4)
        header += Array("WAVEfmt ".utf8)
        append(16, bytes: 4)
        append(1, bytes: 2)  // PCM
        append(1, bytes: 2)  // channels
        append(sampleRate, bytes: 4)
        append(2 * sampleRate, bytes: 4)
        append(2, bytes: 2)  // bytes a frame
        append(16, bytes: 2)
        header += Array("data".utf8)
        append(soundBytes, bytes: 4)
        return header
    }
}
