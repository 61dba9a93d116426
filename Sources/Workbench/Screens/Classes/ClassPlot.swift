/// What is shown of each class.
package enum ClassPlot: String, CaseIterable, Codable, Hashable, Sendable {
    /// One clip as an example.
    case waveform
    /// Mean magnitude spectrum.
    case spectrum
    /// Mean log filter-bank energies.
    case filterBank
    /// Mean cepstral coefficients.
    case mfcc
    /// The distribution of one number of the voice.
    case number

    /// Those that show a class for itself.
    static let ofOneClass: [ClassPlot] = [.waveform, .spectrum, .filterBank, .mfcc]

    /// The heading of the plots.
    var title: String {
        switch self {
        case .waveform: "waveform of an example"
        case .spectrum: "mean spectrum"
        case .filterBank: "mean filter bank"
        case .mfcc: "mean MFCC"
        case .number: "a number of the voice"
        }
    }

    /// The plot so many steps further, round and round.
    func stepped(by step: Int) -> ClassPlot {
        let all = Self.allCases
        let index = all.firstIndex(of: self) ?? 0
        return all[((index + step) % all.count + all.count) % all.count]
    }
}
