import Recognition
import Testing

@Suite struct RecipeKeyTests {
    @Test func everyKeyIsNamedOnceAndExplainsItself() {
        let paths = RecipeKey.all.map(\.path)
        #expect(Set(paths).count == paths.count)
        for key in RecipeKey.all {
            #expect(!key.meaning.isEmpty && !key.kind.allowed.isEmpty)
            #expect(key.path.split(separator: ".").allSatisfy { $0.allSatisfy { $0.isLetter || $0.isNumber } })
        }
    }

    @Test(arguments: RecipeKey.all) func aKeyTakesItsOwnValueAsText(_ key: RecipeKey) throws {
        for recipe in Recipe.builtIn {
            var copy = recipe
            try key.set(text: key.value(in: recipe).text, in: &copy)
            #expect(copy == recipe, "\(key.path)")
        }
    }

    @Test(arguments: RecipeKey.all) func aKeyChangesItselfAlone(_ key: RecipeKey) throws {
        var recipe = Recipe.notebook
        guard let other = Self.otherValue(of: key, in: recipe) else { return }
        try key.set(text: other, in: &recipe)
        #expect(recipe.differences(from: .notebook).map(\.key.path) == [key.path])
        #expect(key.value(in: recipe).text == other)
    }

    @Test(arguments: RecipeKey.all) func aKeyRefusesWhatItDoesNotTakeAndSaysWhatItTakes(_ key: RecipeKey) {
        var recipe = Recipe.notebook
        let wrong = key.kind == .text(form: "letters, digits, '-', '_' and '.'") ? "a b" : "no such thing"
        #expect(throws: RecipeError.wrongValue(key: key.path, value: wrong, allowed: key.kind.allowed, file: nil)) {
            try key.set(text: wrong, in: &recipe)
        }
        #expect(recipe == .notebook)
    }

    @Test(arguments: [
        ("training.epoch", "training.epochs"), ("epochs", "training.epochs"),
        ("features.mfcc.filtercount", "features.mfcc.filterCount"), ("learningRate", "optimizer.learningRate"),
        ("optimiser.learningRate", "optimizer.learningRate"), ("feature.mfcc.lifter", "features.mfcc.lifter"),
        ("protocl", "protocol"),
        ("mfcc.lifter", "features.mfcc.lifter"),
    ])
    func anUnknownKeySuggestsTheNearest(_ typed: String, _ meant: String) {
        #expect(throws: RecipeError.unknownKey(typed, nearest: meant, file: nil)) { try RecipeKey.named(typed) }
    }

    @Test func whatNobodyCanHaveMeantSuggestsNothing() {
        #expect(throws: RecipeError.unknownKey("qqqqqq", nearest: nil, file: nil)) { try RecipeKey.named("qqqqqq") }
    }

    @Test func assignmentsAreKeyEqualsValue() throws {
        var recipe = Recipe.notebook
        try recipe.apply(assignment: "network.filters=4,8")
        try recipe.apply(assignment: " training.epochs = 3 ")
        try recipe.apply(assignment: "protocol=holdout:15,16")
        #expect(recipe.network.filters == [4, 8] && recipe.training.epochs == 3)
        #expect(recipe.evaluation == .holdout(["15", "16"]))
        #expect(throws: RecipeError.notAnAssignment("training.epochs")) {
            try recipe.apply(assignment: "training.epochs")
        }
    }

    @Test func contradictionsAreToldBeforeAnythingIsRead() throws {
        for assignments in [
            ["validation.fraction=0"], ["features.mfcc.coefficientCount=40"],
            ["windows.length=0.05", "features.mfcc.frameLength=60 ms"],
            ["features.mfcc.lowestFrequency=4000", "features.mfcc.highestFrequency=3000"],
            ["features.mfcc.highestFrequency=9000"], ["augmentation.speed=0.1"], ["views.crops=2"],
            ["windows.unit=crop"], ["windows.unit=crop", "validation.unit=clips", "augmentation.gain=0.5"],
            ["features.kind=logmel", "features.logmel.highestFrequency=9000"],
            ["features.kind=logmel", "features.logmel.frameLength=500 ms"],
            ["schedule.kind=one-cycle", "schedule.momentumRange=0.9"], ["partner.recipe=ensemble"],
        ] {
            var recipe = Recipe.notebookFixed
            for assignment in assignments { try recipe.apply(assignment: assignment) }
            #expect(throws: RecipeError.self, "\(assignments)") { try recipe.checkConsistency() }
        }
        for recipe in Recipe.builtIn { #expect(throws: Never.self) { try recipe.checkConsistency() } }
    }

    /// Another value that a key takes, as text.
    private static func otherValue(of key: RecipeKey, in recipe: Recipe) -> String? {
        let now = key.value(in: recipe).text
        switch key.kind {
        case .integer(let range):
            return "\(range.lowerBound)" == now ? "\(range.lowerBound + 1)" : "\(range.lowerBound)"
        case .number(let range): return now == "0.5" ? "0.25" : (range.contains(0.5) ? "0.5" : "\(range.lowerBound)")
        case .flag: return now == "true" ? "false" : "true"
        case .choice(let words): return words.first { $0 != now }
        case .integers: return "3,5,7"
        case .numbers: return "0.5,0.75"
        case .layers: return #"[{"kind":"relu"},{"bias":true,"kind":"dense"}]"#
        case .text:
            return [
                "name": "other", "protocol": "speakers:3", "training.weights": "a.safetensors",
                "partner.recipe": "small",
            ][
                key.path] ?? "17 ms"
        }
    }
}
