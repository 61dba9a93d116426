import Features
import Synchronization

/// The eGeMAPS analyses for the sample rates met so far, each planned once; for any thread.
final class EGeMAPSAnalyses: Sendable {
    private let planned = Mutex<[Int: EGeMAPS]>([:])

    /// The analysis for a rate in Hz.
    ///
    /// - Throws: `FeatureError` where the set is not defined at the rate.
    func analysis(at sampleRate: Int) throws(FeatureError) -> EGeMAPS {
        if let known = planned.withLock({ $0[sampleRate] }) { return known }
        // Planned outside the lock: a second thread would rather plan twice than wait.
        let analysis = try EGeMAPS(sampleRate: sampleRate)
        planned.withLock { $0[sampleRate] = analysis }
        return analysis
    }
}
