extension WorkbenchState {
    /// Does what the answer to a question says.
    mutating func answer(_ answer: Dialog.Answer) -> [Effect] {
        switch answer {
        case .nothing: []
        case .stopAndQuit: [.quit]
        case .discardAndQuit: [.quit]
        case .discardTraining: []
        case .deleteRun: []
        }
    }

    /// A prompt's text has changed.
    mutating func edited(_ prompt: Prompt) -> [Effect] {
        replaceTop(.prompt(prompt))
        return []
    }

    /// A prompt was closed without taking its text.
    mutating func closed(_ prompt: Prompt) -> [Effect] {
        overlays.removeLast()
        return []
    }

    /// A prompt's text was taken.
    mutating func accepted(_ prompt: Prompt) -> [Effect] {
        overlays.removeLast()
        return []
    }
}
