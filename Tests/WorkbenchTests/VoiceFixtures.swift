import Corpora
import Recognition
import Workbench

/// The voice that a clip might have: two voiced stretches, a rising F0, steady formants.
func makeVoice(of clip: Clip) -> ClipVoice {
    let frames = Int(clip.seconds * 100)
    func track(_ value: (Int) -> Float) -> ValueTrack {
        ValueTrack(start: 0.02, step: 0.01, values: (0..<frames).map(value))
    }
    let voiced = [0.5..<1.4, 1.8..<2.6]
    func isVoiced(_ frame: Int) -> Bool { voiced.contains { $0.contains(0.02 + Double(frame) * 0.01) } }
    let formants = [500, 1500, 2500].map { (frequency: Float) in
        ClipVoice.Formant(
            frequency: track { frequency + Float($0 % 50) * 4 }, bandwidth: track { _ in frequency / 10 })
    }
    return ClipVoice(
        clip: clip.id, f0: track { isVoiced($0) ? 150 + Float($0) / 2 : .nan }, voiced: voiced,
        intensity: track { 40 + 30 * Float(min($0, frames - $0)) / Float(frames) }, formants: formants,
        numbers: makeNumbers(of: clip))
}

/// Numbers that rise with the emotion and the speaker; those of calm clips of jitter are not defined.
func makeNumbers(of clip: Clip) -> VoiceNumbers {
    let emotion = Float(Emotion.allCases.firstIndex(of: clip.emotion) ?? 0)
    let speaker = Float(Int(clip.speaker) ?? 0)
    return VoiceNumbers(
        values: VoiceNumber.all.indices.map { number in
            if clip.emotion == .calm, VoiceNumber.all[number].name == "jitter_local" { return .nan }
            // The later a number, the less it depends on the emotion.
            return 100 + 10 * emotion / Float(number + 1) + speaker * (1 + Float(number % 3)) / 2
        })
}

extension TestStore {
    /// Measures the corpus that effects ask for, as far as `share` of its clips, and compares the classes.
    mutating func runMeasures(_ effects: [Effect], share: Double = 1) {
        var waiting = effects
        while let effect = waiting.popLast() {
            switch effect {
            case .measureCorpus(let corpus, let request):
                let count = Int(Double(corpus.clips.count) * share)
                let rows = corpus.clips.prefix(count).enumerated().map {
                    CorpusNumbers.Row(clip: $0.offset, numbers: makeNumbers(of: $0.element))
                }
                waiting += apply(.clipsMeasured(request, rows))
                if count == corpus.clips.count { waiting += apply(.corpusMeasured(request)) }
            case .compareClasses(let numbers, let corpus, let scheme, let request):
                guard let all = ClassComparison.all(numbers, of: corpus, scheme) else { break }
                waiting += apply(.classesCompared(request, all))
            default: runAnalyses([effect])
            }
        }
    }
}
