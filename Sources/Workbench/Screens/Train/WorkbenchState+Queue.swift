import Recognition
import TextCanvas

extension WorkbenchState {
    /// Has the recipe in the form trained after the running one.
    mutating func queueTraining() {
        guard train.queue.add(train.form.recipe) else {
            notices.post(.warning, "\(TrainingQueue.capacity) trainings wait already")
            return
        }
        let key = keyName(.train(.queue))
        notices.post(
            .done,
            "it starts after the running one, as number \(train.queue.recipes.count) of those that wait; \(key) lists them"
        )
    }

    /// Starts the training that waits longest.
    mutating func startNextTraining() -> [Effect] {
        guard !train.isBusy, let corpus = corpus.opened, let recipe = train.queue.next() else { return [] }
        train.session = TrainingSession(recipe: recipe, leaks: recipe.evaluation.leaks)
        return [.startTraining(recipe, on: corpus)]
    }

    /// Lists the trainings that wait, to take one out.
    mutating func listQueue() {
        guard !train.queue.recipes.isEmpty else {
            let key = keyName(.train(.start))
            notices.post(.warning, "no training waits: \(key) during a training puts the recipe behind it")
            return
        }
        overlays.append(.dialog(.queue(train.queue, isBusy: train.isBusy)))
    }
}

extension Dialog {
    /// Which of the trainings that wait shall not be started.
    static func queue(_ queue: TrainingQueue, isBusy: Bool) -> Dialog {
        let names = queue.names.enumerated().map { "\($0.offset + 1)  \($0.element)" }
        let choices = queue.recipes.indices.map { index in
            Choice(Character("\(index + 1)"), "Take \(index + 1) out", .unqueue(index))
        }
        return Dialog(
            "Trainings that wait", detail: names.joined(separator: "\n"),
            choices: choices + (isBusy ? [] : [Choice("s", "Start the first", .startQueued)])
                + [Choice("n", "Leave them", .nothing)])
    }
}
