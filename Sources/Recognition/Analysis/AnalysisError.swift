package import Audio
package import Features

/// Why sound files could not be analysed.
package enum AnalysisError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A file can't be read.
    case audio(AudioError)
    /// Options can't be met.
    case features(FeatureError)
    /// Nobody wants the result any more.
    case stopped

    /// One line: what, where, what to do.
    package var description: String {
        switch self {
        case .audio(let error): error.description
        case .features(let error): error.description
        case .stopped: "stopped before the end; ask again"
        }
    }

    /// Runs `body`, whose faults become those of an analysis.
    static func reading<Result>(_ body: () throws(AudioError) -> Result) throws(AnalysisError) -> Result {
        do { return try body() } catch { throw .audio(error) }
    }

    /// Reads a sound file, whose faults become those of an analysis.
    static func reading(_ path: String) throws(AnalysisError) -> Waveform {
        try reading { () throws(AudioError) in try AudioFile.read(path) }
    }

    /// Runs `body`, whose faults become those of an analysis.
    static func planning<Result>(_ body: () throws(FeatureError) -> Result) throws(AnalysisError) -> Result {
        do { return try body() } catch { throw .features(error) }
    }
}
