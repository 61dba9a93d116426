extension RecipeKey {
    /// Why the key changes nothing in a recipe, in words; nil where it counts.
    ///
    /// The command line warns of such keys, and the workbench's form dims them.
    package func idleReason(in recipe: Recipe) -> String? { idleness(in: recipe)?.reason }

    /// The same, with the key that decides.
    package func idleness(in recipe: Recipe) -> (decidedBy: String, reason: String)? {
        Self.conditions.first { $0.concerns(path) && !$0.isMet(recipe) }.map { ($0.decidedBy, $0.reason(in: recipe)) }
    }

    /// What must hold for some keys to change anything.
    private struct Condition: Sendable {
        /// The keys, or the sections that they stand in.
        let keys: [String]
        /// The key that decides.
        let decidedBy: String
        let isMet: @Sendable (Recipe) -> Bool

        init(_ keys: String..., countBy decidedBy: String, _ isMet: @escaping @Sendable (Recipe) -> Bool) {
            self.keys = keys
            self.decidedBy = decidedBy
            self.isMet = isMet
        }

        func concerns(_ path: String) -> Bool { keys.contains { path == $0 || path.hasPrefix($0 + ".") } }

        func reason(in recipe: Recipe) -> String {
            guard let key = RecipeKey.all.first(where: { $0.path == decidedBy }) else { return decidedBy }
            if key.kind == .layers { return "\(decidedBy) describes the whole network" }
            let value = key.value(in: recipe).text
            return "\(decidedBy) is \(value.isEmpty ? "empty" : value)"
        }
    }

    /// Which keys count under which conditions; those that are not here always count.
    private static let conditions = [
        Condition("audio.normalizationLevel", countBy: "audio.normalization") { $0.audio.normalization != .none },
        Condition("audio.trimMargin", countBy: "audio.trimRange") { $0.audio.trimRange > 0 },
        Condition("audio.maskThreshold", countBy: "audio.mask") { $0.audio.mask },
        Condition("features.mfcc", countBy: "features.kind") { $0.features.kind == .mfcc },
        Condition("features.logmel", countBy: "features.kind") { $0.features.kind == .logMel },
        Condition("features.deltaReach", countBy: "features.deltas") { $0.features.deltas > 0 },
        Condition("features.arrangement", countBy: "features.deltas") {
            $0.features.deltas > 0 || $0.features.pitch || $0.features.energy || $0.features.voicing
        },
        Condition("windows.length", "windows.perSecond", "windows.drawing", countBy: "windows.unit") {
            $0.windows.unit == .window
        },
        Condition("windows.frames", "windows.perClip", "views", countBy: "windows.unit") { $0.windows.unit == .crop },
        Condition("scaling.source", countBy: "scaling.kind") { $0.scaling.kind != .none },
        Condition("scaling.source", "validation.unit", countBy: "validation.fraction") { $0.validation.fraction > 0 },
        Condition("augmentation.frequencyMaskWidth", countBy: "augmentation.frequencyMasks") {
            $0.augmentation.frequencyMasks > 0
        },
        Condition("augmentation.timeMaskWidth", countBy: "augmentation.timeMasks") { $0.augmentation.timeMasks > 0 },
        Condition(
            "network.filters", "network.kernelSize", "network.poolSize", "network.dropout", "network.dense",
            countBy: "network.layers"
        ) { $0.network.layers == nil },
        Condition("network.kernelSize", countBy: "network.filters") { !$0.network.filters.isEmpty },
        Condition("loss.classWeightPower", countBy: "loss.classWeights") { $0.loss.classWeights != .none },
        Condition("optimizer.squareMomentum", "optimizer.epsilon", countBy: "optimizer.kind") {
            $0.optimizer.kind != .sgd
        },
        // One cycle moves the momentum within a range of its own.
        Condition("optimizer.momentum", countBy: "schedule.kind") { $0.schedule.kind != .oneCycle },
        Condition("schedule.momentumRange", countBy: "schedule.kind") { $0.schedule.kind == .oneCycle },
        Condition("schedule.every", "schedule.factor", countBy: "schedule.kind") { $0.schedule.kind == .step },
        Condition("averaging.decay", countBy: "averaging.kind") { $0.averaging.kind == .exponential },
        Condition("averaging.start", countBy: "averaging.kind") { $0.averaging.kind == .stochastic },
        // Where the last epoch counts, every epoch is the best so far, and patience never ends.
        Condition("training.patience", countBy: "checkpoint.choice") { $0.checkpoint.choice == .best },
        Condition("partner.seeds", countBy: "partner.recipe") { !$0.partner.recipe.isEmpty },
    ]
}
