import CSndfile

/// Sound files in any format that libsndfile knows (WAV, FLAC, OGG, AIFF, ...; integers of 8 to 32 bits and floating point).
package enum AudioFile {
    /// What the header of a sound file says.
    package struct Info: Hashable, Sendable {
        /// Samples in each channel.
        package var frames: Int
        /// Samples a second, Hz.
        package var sampleRate: Int
        /// Channels in the file; reading takes their mean.
        package var channels: Int
        /// Container and encoding, as in `WAV 16 bit`.
        package var format: String

        /// A header of the given content.
        package init(frames: Int, sampleRate: Int, channels: Int, format: String) {
            self.frames = frames
            self.sampleRate = sampleRate
            self.channels = channels
            self.format = format
        }

        /// Length in seconds.
        package var duration: Double { Double(frames) / Double(sampleRate) }
    }

    /// Reads the header only.
    ///
    /// - Throws: `AudioError` if the file is missing, forbidden, empty, cut short or not audio.
    package static func info(_ path: String) throws(AudioError) -> Info {
        let file = try SoundFileHandle(path: path)
        return file.info
    }

    /// Reads a whole file as mono: the arithmetic mean of its channels, before any resampling.
    ///
    /// - Returns: samples scaled to [-1, 1) for integer encodings, as they are for floating point; a file with a header
    ///   and no sound gives no samples.
    /// - Throws: `AudioError` if the file is missing, forbidden, empty, cut short or not audio.
    package static func read(_ path: String) throws(AudioError) -> Waveform {
        let file = try SoundFileHandle(path: path)
        return Waveform(samples: try file.readMono(), sampleRate: file.info.sampleRate)
    }
}
