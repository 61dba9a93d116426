import Recognition
import Testing

@Suite struct IdleKeyTests {
    @Test(arguments: [
        ("emoscope", "features.mfcc.filterCount", "features.kind is logmel"),
        ("notebook-fixed", "features.logmel.filterCount", "features.kind is mfcc"),
        ("emoscope", "network.filters", "network.layers describes the whole network"),
        ("functionals", "windows.perSecond", "windows.unit is clip"),
        ("functionals", "views.crops", "windows.unit is clip"),
        ("notebook-fixed", "windows.frames", "windows.unit is window"),
        ("emoscope", "partner.seeds", "partner.recipe is empty"),
        ("emoscope", "optimizer.momentum", "schedule.kind is one-cycle"),
        ("emoscope", "training.patience", "checkpoint.choice is last"),
        ("emoscope", "validation.unit", "validation.fraction is 0"),
    ])
    func aKeyWithoutEffectSaysWhatDecides(_ recipe: String, _ key: String, _ reason: String) throws {
        #expect(try RecipeKey.named(key).idleReason(in: Recipe.named(recipe)) == reason)
    }

    @Test(arguments: [
        ("emoscope", "features.logmel.filterCount"), ("notebook-fixed", "network.filters"),
        ("notebook-fixed", "windows.perSecond"), ("notebook-fixed", "optimizer.momentum"),
        ("ensemble", "partner.seeds"), ("emoscope", "views.crops"), ("notebook-fixed", "validation.unit"),
    ])
    func aKeyThatCountsIsNotBlamed(_ recipe: String, _ key: String) throws {
        #expect(try RecipeKey.named(key).idleReason(in: Recipe.named(recipe)) == nil)
    }

    /// The table names keys and sections that exist, and never the key that everything hangs on.
    @Test func whatDecidesIsNeverIdleItself() throws {
        for recipe in Recipe.builtIn {
            for key in RecipeKey.all {
                guard let idleness = key.idleness(in: recipe) else { continue }
                let decider = try RecipeKey.named(idleness.decidedBy)
                #expect(decider.idleReason(in: recipe) == nil, "\(key.path): \(idleness.reason)")
            }
        }
    }

    /// What the table calls idle is: the recipe hears and learns the same, whatever the key says.
    @Test(arguments: [
        ("notebook-fixed", "views.crops=5"), ("emoscope", "network.filters=3"), ("emoscope", "network.dropout=0.9"),
        ("functionals", "network.dense=7"),
    ])
    func anIdleKeyOfTheNetworkLeavesItAsItIs(_ name: String, _ assignment: String) throws {
        let plain = try Recipe.named(name)
        var changed = plain
        try changed.apply(assignment: assignment)
        #expect(changed != plain && changed.networkDescription == plain.networkDescription)
    }
}
