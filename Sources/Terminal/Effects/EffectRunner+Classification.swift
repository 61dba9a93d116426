import Corpora
import Recognition
import Training
import Workbench

extension EffectRunner {
    /// Classifies a file with a run, or every sound file of a folder.
    func classify(_ path: String, with run: String, _ request: Request, _ stop: StopFlag) {
        let path = Self.expanded(path)
        if Folder.isFolder(path) { return classifyFolder(path, with: run, request, stop) }
        answer(path, with: run, stop) { [post] in post(.classified(request, $0)) }
    }

    /// Classifies a file with a second run.
    func classifyAgain(_ path: String, with run: String, _ request: Request, _ stop: StopFlag) {
        answer(Self.expanded(path), with: run, stop) { [post] in post(.classifiedAgain(request, $0)) }
    }

    private func answer(
        _ path: String, with run: String, _ stop: StopFlag, _ post: (Result<Classification, Failure>) -> Void
    ) {
        asking(run, post) { classifier throws(ClassifierError) in try classifier.classify(path, stop: stop) }
    }

    /// Finds out what moved a run towards a class.
    func attribute(_ path: String, run: String, label: String?, _ request: Request, _ stop: StopFlag) {
        asking(run, { [post] (result: Result<Attribution, Failure>) in post(.attributed(request, result)) }) {
            classifier throws(ClassifierError) in
            try classifier.attribution(Self.expanded(path), towards: label, stop: stop)
        }
    }

    /// Asks the classifier of a run something and posts the answer, or why there is none; nothing where it was stopped.
    private func asking<Answer: Sendable>(
        _ run: String, _ post: (Result<Answer, Failure>) -> Void,
        _ body: (Classifier) throws(ClassifierError) -> Answer?
    ) {
        let result: Result<Answer?, Failure> = reading(run) { run throws(ExperimentError) in
            let classifier = try Classifier(run, threads: threads, kernels: kernels)
            do throws(ClassifierError) {
                return .success(try body(classifier))
            } catch {
                return .failure(Failure(error.description))
            }
        }
        switch result {
        case .success(.some(let answer)): post(.success(answer))
        // Stopped: a newer request is waiting.
        case .success(nil): break
        case .failure(let failure): post(.failure(failure))
        }
    }

    private func classifyFolder(_ folder: String, with run: String, _ request: Request, _ stop: StopFlag) {
        let folder = folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder
        let files: [String]
        do throws(CorpusError) {
            files = try FolderWalk(root: folder, isStopped: { stop.isRaised }).files.map { "\(folder)/\($0.path)" }
        } catch {
            return post(.classified(request, .failure(Failure(error.description))))
        }
        guard !files.isEmpty else {
            return post(.classified(request, .failure(Failure("\(folder) holds no sound files"))))
        }
        let result: Result<Void, Failure> = reading(run) { run throws(ExperimentError) in
            let classifier = try Classifier(run, threads: threads, kernels: kernels)
            for path in files where !stop.isRaised {
                do throws(ClassifierError) {
                    guard let answer = try classifier.classify(path, stop: stop) else { break }
                    post(.fileClassified(request, .init(path: path, classification: answer), total: files.count))
                } catch {
                    post(
                        .fileClassified(
                            request, .init(path: path, classification: nil, problem: error.description),
                            total: files.count))
                }
            }
            return .success(())
        }
        if case .failure(let failure) = result { post(.classified(request, .failure(failure))) }
    }

    /// The paths that begin with what was typed.
    func complete(_ typed: String, _ request: Request) {
        let path = Self.expanded(typed)
        let cut = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
        let (folder, start) = (String(path[..<cut]), path[cut...])
        let names = (try? Folder.names(in: folder.isEmpty ? "." : folder)) ?? []
        let found = names.filter { $0.hasPrefix(start) && ($0.first != "." || start.first == ".") }
        let paths = found.map { name in folder + name + (Folder.isFolder(folder + name) ? "/" : "") }
        post(.pathCompleted(request, PathCompletion(of: typed, paths: paths)))
    }

    /// A path with the home folder for `~`, and without a slash at its end.
    private static func expanded(_ path: String) -> String {
        guard path == "~" || path.hasPrefix("~/"), let home = Workspace.variable("HOME") else { return path }
        return home + path.dropFirst()
    }
}
