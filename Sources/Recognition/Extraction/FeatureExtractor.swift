package import Audio
package import Corpora
package import Features

/// Computes features of one kind of files.
package struct FeatureExtractor: Sendable {
    /// What is computed.
    package let kind: FeatureKind
    /// How.
    package let options: FeatureOptions
    /// The rate that files are brought to, Hz; nil: each one's own.
    package let sampleRate: Int?
    let analyses = EGeMAPSAnalyses()

    /// An extractor with the given options.
    package init(_ kind: FeatureKind, options: FeatureOptions = FeatureOptions(), sampleRate: Int? = nil) {
        self.kind = kind
        self.options = options
        self.sampleRate = sampleRate
    }

    /// Reads a file and computes its features, or takes them from a store.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - content: what it is known to hold, so that it need not be read where its features are kept.
    ///   - store: where results are kept.
    /// - Throws: `AnalysisError` if the file can't be read, holds no sound, or the options can't be met at its rate.
    package func table(
        reading path: String, holding content: SoundContent? = nil, store: FeatureStore = .none
    ) throws(AnalysisError) -> FeatureTable {
        let store = kind.isKept ? store : .none
        return try store.value(
            ofSound: content, key: key(of:),
            read: { () throws(AnalysisError) in try AnalysisError.reading(path) },
            compute: { sound throws(AnalysisError) in try table(of: sound, from: path) })
    }

    /// The features of a clip of a corpus; see ``table(reading:holding:store:)``.
    package func table(
        of clip: Clip, in corpus: Corpus, store: FeatureStore = .none
    ) throws(AnalysisError) -> FeatureTable {
        try table(reading: corpus.path(of: clip), holding: SoundContent(of: clip), store: store)
    }

    private func key(of content: SoundContent) -> StoreKey {
        let rate = sampleRate.map { "rate=\($0) " } ?? ""
        return StoreKey(kind.rawValue, version: kind.version, content: content, options: rate + options.text(of: kind))
    }

    /// The features of what a file holds: brought to the rate, quiet parts cut out.
    private func table(of file: Waveform, from path: String) throws(AnalysisError) -> FeatureTable {
        let sound = try AnalysisError.reading { () throws(AudioError) in
            try sampleRate.map { rate throws(AudioError) in try Resampler.resample(file, to: rate) } ?? file
        }
        let kept =
            options.maskThreshold < 0
            ? sound : EnvelopeMask(EnvelopeMask.Options(threshold: options.maskThreshold)).apply(to: sound)
        guard !kept.samples.isEmpty else {
            let reason = sound.samples.isEmpty ? "holds no sound" : "holds nothing louder than maskThreshold"
            throw .audio(AudioError(.empty, path: path, detail: "\(reason); leave it out"))
        }
        guard kept.level.isFinite else {
            let detail = "holds samples that are infinite or not a number; convert it again or leave it out"
            throw .audio(AudioError(.unsuitable, path: path, detail: detail))
        }
        return try AnalysisError.planning { () throws(FeatureError) in try table(of: kept) }
    }

    /// The features of a sound in memory.
    ///
    /// - Throws: `FeatureError` where the options can't be met at its rate.
    package func table(of sound: Waveform) throws(FeatureError) -> FeatureTable {
        switch kind {
        case .mfcc, .delta: try cepstra(of: sound)
        case .fbank, .logfbank: try filterBank(of: sound)
        case .logmel:
            try named(
                "mel", LogMel(options.librosa.logMel, sampleRate: sound.sampleRate).matrix(of: sound.samples), sound)
        case .librosaMFCC:
            try named(
                "mfcc", LibrosaMFCC(options.librosa, sampleRate: sound.sampleRate).matrix(of: sound.samples), sound)
        case .spectrum: spectrum(of: sound)
        case .spectrogram: try spectrogram(of: sound)
        case .f0: pitch(of: sound)
        case .intensity: level(of: sound)
        case .formants: formants(of: sound)
        case .voice: voice(of: sound)
        case .egemapsLLD: try descriptors(of: sound)
        case .egemaps: try functionals(of: sound)
        }
    }

    private func cepstra(of sound: Waveform) throws(FeatureError) -> FeatureTable {
        let mfcc = try MFCC(options.mfcc, sampleRate: sound.sampleRate)
        let matrix = mfcc.matrix(of: sound.samples)
        let warnings = cutWarnings(mfcc.filterBank)
        guard kind == .delta else { return named("mfcc", matrix, sound, warnings) }
        return named("delta", try RegressionDelta(reach: options.deltaReach).matrix(of: matrix), sound, warnings)
    }

    private func filterBank(of sound: Waveform) throws(FeatureError) -> FeatureTable {
        let bank = try FilterBankEnergies(options.mfcc.filterBank, sampleRate: sound.sampleRate)
        guard kind == .fbank else {
            return named("logfbank", bank.matrix(of: sound.samples, scale: .logarithmic), sound, cutWarnings(bank))
        }
        let energies = bank.energies(of: sound.samples, scale: .linear)
        let filters = energies.filters
        let rows = (0..<filters.rows).flatMap { filters.row($0) + [energies.total[$0]] }
        return FeatureTable(
            columns: names("fbank", filters.columns) + ["energy"],
            matrix: FeatureMatrix(rows: filters.rows, columns: filters.columns + 1, values: rows),
            sampleRate: sound.sampleRate, warnings: cutWarnings(bank))
    }

    private func spectrum(of sound: Waveform) -> FeatureTable {
        let spectrum = Spectrum(of: sound.samples, sampleRate: sound.sampleRate)
        let values = spectrum.magnitudes.indices.flatMap { [spectrum.frequency(ofBin: $0), spectrum.magnitudes[$0]] }
        return FeatureTable(
            columns: ["frequency", "magnitude"],
            matrix: FeatureMatrix(rows: spectrum.magnitudes.count, columns: 2, values: values),
            sampleRate: sound.sampleRate)
    }

    private func spectrogram(of sound: Waveform) throws(FeatureError) -> FeatureTable {
        let spectrogram = try Spectrogram(options.spectrogram, sampleRate: sound.sampleRate)
        let binWidth = Double(sound.sampleRate) / Double(options.spectrogram.fftSize)
        return FeatureTable(
            columns: (0..<spectrogram.binCount).map { "\(Double($0) * binWidth) Hz" },
            matrix: spectrogram.matrix(of: sound.samples, scale: .magnitude), sampleRate: sound.sampleRate)
    }

    private func named(
        _ name: String, _ matrix: FeatureMatrix, _ sound: Waveform, _ warnings: [String] = []
    ) -> FeatureTable {
        FeatureTable(
            columns: names(name, matrix.columns), matrix: matrix, sampleRate: sound.sampleRate, warnings: warnings)
    }

    /// The published tool cuts frames in silence; here it is said.
    private func cutWarnings(_ bank: FilterBankEnergies) -> [String] {
        guard bank.layout.frameLength > bank.fftSize else { return [] }
        return [
            "frames of \(bank.layout.frameLength) samples are cut to the first \(bank.fftSize) at \(bank.sampleRate) Hz; "
                + "--set fftSize=auto takes them whole"
        ]
    }

    private func names(_ name: String, _ count: Int) -> [String] { (0..<count).map { "\(name)_\($0)" } }
}
