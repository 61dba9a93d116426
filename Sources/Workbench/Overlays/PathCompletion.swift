/// The paths that begin with what was typed.
package struct PathCompletion: Hashable, Sendable {
    /// What was typed.
    package let typed: String
    /// The paths, folders with a slash behind them.
    package let paths: [String]

    /// Paths that begin with a text.
    package init(of typed: String, paths: [String]) {
        self.typed = typed
        self.paths = paths
    }

    /// What all of them begin with; nil where there are none.
    var common: String? {
        guard var common = paths.first else { return nil }
        for path in paths.dropFirst() { while !path.hasPrefix(common) { common.removeLast() } }
        return common
    }

    /// The names of some of them, for the status line.
    var choices: String {
        let names = paths.prefix(8).map { path in
            path.split(separator: "/").last.map(String.init).map { path.hasSuffix("/") ? $0 + "/" : $0 } ?? path
        }
        let more = paths.count > names.count ? " and \(paths.count - names.count) more" : ""
        return names.joined(separator: "  ") + more
    }
}

extension WorkbenchState {
    /// Asks for the paths that begin with what stands before the cursor.
    mutating func completePath(of prompt: Prompt) -> [Effect] {
        let request = requests.next()
        awaitedCompletion = request
        return [.completePath(String(prompt.field.characters[..<prompt.field.cursor]), request)]
    }

    /// Paths came: what all have in common is typed, and where that is no more than before they are named.
    mutating func take(_ request: Request, _ completion: PathCompletion) -> [Effect] {
        guard request == awaitedCompletion, case .prompt(var prompt) = overlays.last, prompt.purpose.namesFile,
            String(prompt.field.characters[..<prompt.field.cursor]) == completion.typed
        else { return [] }
        awaitedCompletion = nil
        guard let common = completion.common else {
            notices.post(.warning, "no file begins with \(completion.typed)")
            return []
        }
        if common == completion.typed, completion.paths.count > 1 { notices.post(.done, completion.choices) }
        prompt.field.replace(from: 0, with: common)
        return edited(prompt)
    }
}

extension Prompt.Purpose {
    /// Whether a file is named, so that its path can be completed.
    var namesFile: Bool { self == .classifyPath || self == .inspectPath || self == .exportPath || self == .panePath }
}
