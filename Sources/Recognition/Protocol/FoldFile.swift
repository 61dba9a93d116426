import Corpora
import FoundationEssentials

/// Folds that somebody else made, read from a table or from the lists of EmoBox.
///
/// A table has the columns `clip` and `fold`, which its first line names, and a line for each clip: its path or file name, and
/// the fold that tests it; the fold's network is trained on all other clips of the table. Further columns are passed over;
/// columns are parted by commas, semicolons or tabs. A folder holds `fold_1`, `fold_2`, ... with lists of JSON lines whose
/// names contain `train`, `valid` or `test` and whose entries name a clip by `wav` or `key`.
///
/// Source: Ma et al. (2024), EmoBox, Interspeech.
enum FoldFile {
    /// Reads the folds at a path.
    ///
    /// - Throws: `CorpusError.unsuitable` naming the file, the line and what to do.
    static func read(_ path: String, for corpus: Corpus) throws(CorpusError) -> [Fold] {
        let clips = ClipNames(corpus)
        let folds = Folder.isFolder(path) ? try lists(in: path, clips) : try table(path, clips)
        guard !folds.isEmpty, folds.allSatisfy({ !$0.test.isEmpty && !$0.training.isEmpty }) else {
            throw .unsuitable("\(path): every fold needs clips to test and clips to train on")
        }
        return folds.map { fold in
            let tested = Set(fold.test.map { corpus.clips[$0].contentDigest })
            let own = Set(fold.test)
            // A clip that the lists themselves put on both sides stays there, so that the leak is seen and told.
            let (copies, training) = fold.training.partitioned {
                !own.contains($0) && tested.contains(corpus.clips[$0].contentDigest)
            }
            return Fold(number: fold.number, training: training, test: fold.test, leftOut: copies)
        }
    }

    /// The clips of a corpus by their paths and by their file names.
    private struct ClipNames {
        private var positions: [String: Int] = [:]

        init(_ corpus: Corpus) {
            for (index, clip) in corpus.clips.enumerated().reversed() { positions[clip.fileStem] = index }
            for (index, clip) in corpus.clips.enumerated() { positions[clip.id] = index }
        }

        func position(of name: String) -> Int? {
            if let position = positions[name] { return position }
            // EmoBox puts the corpus's name in front: ravdess-03-01-...
            var rest = Clip.stem(of: name)[...]
            while positions[String(rest)] == nil {
                guard let dash = rest.firstIndex(of: "-") else { return nil }
                rest = rest[rest.index(after: dash)...]
            }
            return positions[String(rest)]
        }
    }

    private static func text(_ path: String) throws(CorpusError) -> String {
        do { return String(decoding: try AtomicFile.read(path), as: UTF8.self) } catch {
            throw .unsuitable(error.description)
        }
    }

    private static func table(_ path: String, _ clips: ClipNames) throws(CorpusError) -> [Fold] {
        let text = try text(path)
        guard let rows = CSV.rows(of: text, separator: CSV.separator(of: text)) else {
            throw .unsuitable("\(path): a quote is opened and never closed")
        }
        let columns = try columns(of: rows.first ?? [], path)
        var numbers: [Int: Int] = [:]
        for (index, row) in rows.enumerated().dropFirst() where row != [""] {
            func fault(_ reason: String) -> CorpusError { .unsuitable("\(path): line \(index + 1): \(reason)") }
            guard row.count > max(columns.clip, columns.fold), let number = Int(row[columns.fold].trimmed), number >= 1
            else { throw fault("expected a clip and a fold from 1, as Actor_01/x.wav,1") }
            let name = row[columns.clip].trimmed
            guard let clip = clips.position(of: name) else { throw fault("the corpus has no clip \(name)") }
            guard numbers.updateValue(number, forKey: clip) == nil else { throw fault("\(name) has a fold already") }
        }
        let listed = numbers.keys.sorted()
        return Set(numbers.values).sorted().map { number in
            let (test, training) = listed.partitioned { numbers[$0] == number }
            return Fold(number: number, training: training, test: test)
        }
    }

    /// Where the first line puts the clip and its fold; other columns are somebody else's.
    private static func columns(of head: [String], _ path: String) throws(CorpusError) -> (clip: Int, fold: Int) {
        let names = head.map { $0.trimmed.lowercased() }
        guard let clip = names.firstIndex(of: "clip"), let fold = names.firstIndex(of: "fold") else {
            throw .unsuitable(
                "\(path): line 1: expected the columns clip and fold, parted by commas, semicolons or tabs, and below them a"
                    + " line for each clip")
        }
        return (clip, fold)
    }

    /// An entry of a list of EmoBox.
    private struct Entry: Decodable {
        let wav: String?
        let key: String?
    }

    private static func lists(in folder: String, _ clips: ClipNames) throws(CorpusError) -> [Fold] {
        let names: [String]
        do throws(StorageError) { names = try Folder.names(in: folder) } catch { throw .unsuitable(error.description) }
        let numbers = names.compactMap { name in
            name.hasPrefix("fold_") ? Int(name.dropFirst(5)) : nil
        }.sorted()
        guard !numbers.isEmpty else {
            throw .unsuitable("\(folder): expected folders fold_1, fold_2, ... with lists of JSON lines")
        }
        var folds: [Fold] = []
        for number in numbers {
            let own = "\(folder)/fold_\(number)"
            var (training, test): (Set<Int>, Set<Int>) = ([], [])
            let files: [String]
            do throws(StorageError) { files = try Folder.names(in: own) } catch { throw .unsuitable(error.description) }
            for file in files where file.hasSuffix(".jsonl") {
                let listed = try list("\(own)/\(file)", clips)
                if file.contains("test") { test.formUnion(listed) } else { training.formUnion(listed) }
            }
            folds.append(Fold(number: number, training: training.sorted(), test: test.sorted()))
        }
        return folds
    }

    private static func list(_ path: String, _ clips: ClipNames) throws(CorpusError) -> [Int] {
        var found: [Int] = []
        for (index, line) in try text(path).split(separator: "\n").enumerated() {
            guard let entry = try? JSONDecoder().decode(Entry.self, from: Data(line.utf8)),
                let name = entry.wav ?? entry.key
            else {
                throw .unsuitable("\(path): line \(index + 1): expected {\"wav\": \"...\"} or {\"key\": \"...\"}")
            }
            guard let clip = clips.position(of: name) else {
                throw .unsuitable("\(path): line \(index + 1): the corpus has no clip \(name)")
            }
            found.append(clip)
        }
        return found
    }
}
