import Audio
import Corpora
import Recognition
import Testing
import TextCanvas
import Workbench

/// A small corpus: every emotion by eight speakers of two sexes, 3 to 4 s long.
func makeCorpus(clips count: Int = 64, problems: [CorpusProblem] = []) -> Corpus {
    let clips = (0..<count).map { index in
        let speaker = index / 8 % 24 + 1
        let emotion = Emotion.allCases[index % 8]
        let name = ClipName(
            emotion: emotion, sex: speaker % 2 == 1 ? .male : .female,
            speaker: speaker < 10 ? "0\(speaker)" : "\(speaker)",
            statement: index % 2 + 1, intensity: index % 3 == 0 ? .strong : .normal, repetition: index / 192 + 1)
        let number = String(repeating: "0", count: max(0, 6 - "\(index)".count)) + "\(index)"
        return Clip(
            id: "Actor/\(number)-\(emotion.rawValue).wav", name: name, frames: 144_000 + index % 100 * 480,
            sampleRate: 48000, contentDigest: Digest(of: "\(index)"))
    }
    return Corpus(root: "/corpora/voices", clips: clips, problems: problems)
}

/// The analysis that a clip might have: a fading tone with a quiet start and end.
func makeAnalysis(of clip: Clip) -> ClipAnalysis {
    // The length of a sound outside the corpus is not known before.
    let (frames, sampleRate) = clip.frames > 0 ? (clip.frames, clip.sampleRate) : (144_000, 48_000)
    let count = frames / 24
    let samples = (0..<count).map { index in
        let loudness = Float(min(index, count - index)) / Float(count)
        return loudness * (index % 40 < 20 ? 0.5 : -0.5) * Float(index % 7) / 7
    }
    func plane(_ bands: Int, _ kind: FeaturePlane.Bands, unit: String) -> FeaturePlane {
        let frames = 300
        let values = (0..<frames * bands).map { Float($0 / bands % 50) - Float($0 % bands) }
        return FeaturePlane(
            frames: frames, bandCount: bands, values: values, bands: kind, start: 0.0125, hop: 0.01, unit: unit)
    }
    let bins = (0..<129).map { Float($0) * 62.5 }
    return ClipAnalysis(
        clip: clip.id, sampleRate: sampleRate / 24, samples: samples,
        kept: [count / 4..<count / 2, count / 2 + 100..<count - 500],
        maskThreshold: 0.0002,
        spectrum: SpectrumCurve(decibels: (0..<129).map { -abs(Float($0) - 12) }, binWidth: 62.5),
        spectrogram: plane(129, .frequencies(bins), unit: "dB"),
        filterBank: plane(26, .frequencies((1...26).map { Float($0 * $0) * 11 }), unit: "dB"),
        mfcc: plane(13, .coefficients, unit: ""))
}

/// A workbench at the start.
func makeState(width: Int = 120, height: Int = 40) -> WorkbenchState {
    let light = Theme(name: "light", isLight: true, styles: [:], series: [])
    return WorkbenchState(corpusPath: "/corpora/voices", width: width, height: height, themes: [.dark, light])
}

/// A workbench whose corpus is open and whose first clip is analysed.
func makeOpenStore(width: Int = 120, height: Int = 40, corpus: Corpus = makeCorpus()) -> TestStore {
    var state = makeState(width: width, height: height)
    for effect in state.start() {
        if case .openCorpus(_, let request) = effect {
            _ = update(&state, .corpusOpened(request, .success(corpus)))
            _ = update(&state, .marksLoaded(request, .success(ClipMarks())))
        }
    }
    state.notices.clearShown()
    return TestStore(state)
}

extension TestStore {
    /// Performs the analyses that effects ask for, as a quick runner would, until none is asked for any more.
    mutating func runAnalyses(_ effects: [Effect]) {
        var waiting = effects
        while let effect = waiting.popLast() {
            switch effect {
            case .analyseClip(let clip, _, _, let request):
                waiting += apply(.clipAnalysed(request, .success(makeAnalysis(of: clip))))
            case .measureClip(let clip, _, let request):
                waiting += apply(.clipMeasured(request, .success(makeVoice(of: clip))))
            case .prefetchClips(let clips, _, _):
                for item in clips {
                    waiting += apply(.clipAnalysed(item.request, .success(makeAnalysis(of: item.clip))))
                }
            default: break
            }
        }
    }
}
