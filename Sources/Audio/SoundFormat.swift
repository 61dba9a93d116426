import CSndfile

/// Names of containers and encodings.
enum SoundFormat {
    /// Container and encoding of a libsndfile format number, as in `FLAC 24 bit`.
    static func name(of format: Int32) -> String {
        let container = containers[Int(format) & SF_FORMAT_TYPEMASK] ?? "other"
        let encoding = encodings[Int(format) & SF_FORMAT_SUBMASK] ?? "compressed"
        return "\(container) \(encoding)"
    }

    private static let containers: [Int: String] = [
        SF_FORMAT_WAV: "WAV", SF_FORMAT_WAVEX: "WAV", SF_FORMAT_RF64: "WAV", SF_FORMAT_AIFF: "AIFF",
        SF_FORMAT_FLAC: "FLAC", SF_FORMAT_OGG: "OGG", SF_FORMAT_AU: "AU", SF_FORMAT_W64: "W64", SF_FORMAT_CAF: "CAF",
    ]

    private static let encodings: [Int: String] = [
        SF_FORMAT_PCM_S8: "8 bit", SF_FORMAT_PCM_U8: "8 bit", SF_FORMAT_PCM_16: "16 bit", SF_FORMAT_PCM_24: "24 bit",
        SF_FORMAT_PCM_32: "32 bit", SF_FORMAT_FLOAT: "float", SF_FORMAT_DOUBLE: "double", SF_FORMAT_VORBIS: "Vorbis",
        SF_FORMAT_OPUS: "Opus", SF_FORMAT_ULAW: "u-law", SF_FORMAT_ALAW: "A-law",
    ]
}
