import Audio
import Corpora

/// The summaries of a corpus's classes as a store keeps them: without the samples of the examples, which lie in the
/// corpus.
struct StoredSummaries: StoredValue {
    let classes: [ClassSummary]

    init(_ classes: [ClassSummary]) { self.classes = classes }

    func write(to writer: inout ByteWriter) {
        writer.append(classes.count)
        for summary in classes { summary.write(to: &writer) }
    }

    init?(from reader: inout ByteReader) {
        guard let classes = reader.list({ ClassSummary(from: &$0) }) else { return nil }
        self.classes = classes
    }
}

extension ClassSummary {
    /// The summary with its example read; without it where the file can't be read any more.
    func withExample(from corpus: Corpus) -> ClassSummary {
        let sound = example.flatMap { try? AudioFile.read(corpus.root + "/" + $0) }
        return ClassSummary(
            name: name, clips: clips, seconds: seconds, example: sound == nil ? nil : example,
            exampleSamples: sound?.samples ?? [], exampleRate: sound?.sampleRate ?? exampleRate, spectrum: spectrum,
            filterBank: filterBank, mfcc: mfcc)
    }

    fileprivate func write(to writer: inout ByteWriter) {
        writer.append(name)
        writer.append(clips)
        writer.append(seconds)
        writer.append([example].compactMap(\.self))
        writer.append(exampleRate)
        writer.append(spectrum.decibels)
        writer.append(spectrum.binWidth)
        filterBank.write(to: &writer)
        mfcc.write(to: &writer)
    }

    fileprivate init?(from reader: inout ByteReader) {
        guard let name = reader.text(), let clips = reader.integer(), let seconds = reader.number(),
            let example = reader.texts(), let rate = reader.integer(), let decibels = reader.floats(),
            let binWidth = reader.number(), let filterBank = FeaturePlane(from: &reader),
            let mfcc = FeaturePlane(from: &reader)
        else { return nil }
        self.init(
            name: name, clips: clips, seconds: seconds, example: example.first, exampleSamples: [], exampleRate: rate,
            spectrum: SpectrumCurve(decibels: decibels, binWidth: binWidth), filterBank: filterBank, mfcc: mfcc)
    }
}

extension FeaturePlane {
    fileprivate func write(to writer: inout ByteWriter) {
        writer.append(frames)
        writer.append(bandCount)
        writer.append(values)
        switch bands {
        case .frequencies(let centres): writer.append(centres)
        case .coefficients: writer.append([Float]())
        }
        writer.append(start)
        writer.append(hop)
        writer.append(unit)
    }

    fileprivate init?(from reader: inout ByteReader) {
        guard let frames = reader.integer(), let bandCount = reader.integer(), let values = reader.floats(),
            let centres = reader.floats(), let start = reader.number(), let hop = reader.number(),
            let unit = reader.text(), frames >= 0, bandCount >= 0, values.count == frames * bandCount
        else { return nil }
        self.init(
            frames: frames, bandCount: bandCount, values: values,
            bands: centres.isEmpty ? .coefficients : .frequencies(centres), start: start, hop: hop, unit: unit)
    }
}
