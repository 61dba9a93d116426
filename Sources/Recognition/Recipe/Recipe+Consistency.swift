import Features

extension Recipe {
    /// Fails where two keys contradict each other.
    package func checkConsistency() throws(RecipeError) {
        if checkpoint.choice == .best, validation.fraction == 0 {
            throw .contradiction(
                "checkpoint.choice is best but validation.fraction is 0: hold something out or choose the last epoch")
        }
        switch features.kind {
        case .mfcc: try checkCoefficients()
        case .logMel:
            try check(
                "features.logmel", features.logMel.lowestFrequency, features.logMel.highestFrequency)
        case .functionals: try checkFunctionals()
        }
        if windows.unit == .clip, features.kind != .functionals {
            throw .contradiction("windows.unit=clip takes one vector a clip: set features.kind=egemaps")
        }
        switch windows.unit {
        case .window: try checkWindows()
        case .crop: try checkCrops()
        case .clip: break
        }
        if let other = partnerRecipe, !other.partner.recipe.isEmpty {
            throw .contradiction("partner.recipe=\(other.name) has a partner of its own: name one that has none")
        }
        if schedule.kind == .oneCycle, schedule.momentumRange.count != 2 {
            throw .contradiction("schedule.momentumRange must be two numbers for a schedule of one cycle")
        }
    }

    private func checkCoefficients() throws(RecipeError) {
        let mfcc = features.mfcc
        if mfcc.coefficientCount > mfcc.filterCount {
            throw .contradiction(
                "features.mfcc.coefficientCount \(mfcc.coefficientCount) exceeds filterCount \(mfcc.filterCount)")
        }
        try check("features.mfcc", mfcc.lowestFrequency, mfcc.highestFrequency)
        if augmentation.changesBands || !views.melShifts.isEmpty {
            throw .contradiction(
                "augmentation along the bands, its gain and views.melShifts need mel bands: set features.kind=logmel"
                    + " or leave them out")
        }
    }

    private func check(_ section: String, _ lowest: Double, _ highest: Double?) throws(RecipeError) {
        let highest = highest ?? Double(audio.sampleRate) / 2
        if highest <= lowest || highest > Double(audio.sampleRate) / 2 {
            throw .contradiction(
                "\(section).highestFrequency must lie above lowestFrequency and at most at half of audio.sampleRate")
        }
    }

    private func checkFunctionals() throws(RecipeError) {
        if windows.unit != .clip {
            throw .contradiction("features.kind=egemaps describes whole clips: set windows.unit=clip")
        }
        if features.deltas > 0 || features.pitch || features.energy || features.voicing {
            throw .contradiction("features.kind=egemaps has no frames: nothing can stand beside them; leave it out")
        }
        if augmentation.changesCrops || !views.speeds.isEmpty || !views.melShifts.isEmpty || views.crops > 1 {
            throw .contradiction("features.kind=egemaps has no frames: leave out augmentation (but mixup) and views")
        }
    }

    private func checkWindows() throws(RecipeError) {
        let framing = features.kind == .mfcc ? features.mfcc.framing : features.logMel.framing
        if windowLength < framing.length.sampleCount(sampleRate: audio.sampleRate) {
            throw .contradiction(
                "windows.length is shorter than one frame (features.\(features.kind.rawValue).frameLength)")
        }
        if augmentation.changesCrops || !views.speeds.isEmpty || !views.melShifts.isEmpty || views.crops > 1 {
            throw .contradiction(
                "augmentation and views are for crops: set windows.unit=crop, or leave them out (augmentation.mixup"
                    + " goes with both)")
        }
    }

    private func checkCrops() throws(RecipeError) {
        if validation.fraction > 0, validation.unit == .windows {
            throw .contradiction(
                "crops of one clip differ from epoch to epoch: set validation.unit to clips or speakers, or"
                    + " validation.fraction=0")
        }
    }
}
