import Corpora
import Testing

@Suite struct LabelSchemeTests {
    @Test(arguments: LabelScheme.allCases)
    func everyEmotionAndSexHasItsClass(scheme: LabelScheme) {
        var met = Set<Int>()
        for emotion in Emotion.allCases {
            for sex in Sex.allCases {
                let index = scheme.classIndex(emotion: emotion, sex: sex)
                #expect(scheme.classes[index] == scheme.label(emotion: emotion, sex: sex))
                met.insert(index)
            }
        }
        #expect(met == Set(scheme.classes.indices), "a class that nothing belongs to")
        #expect(Set(scheme.classes).count == scheme.classes.count)
    }

    @Test func theClassesAreThoseOfTheDocumentation() {
        #expect(
            LabelScheme.emotion.classes
                == ["neutral", "calm", "happy", "sad", "angry", "fearful", "disgust", "surprised"])
        #expect(
            LabelScheme.emotion7.classes == ["neutral", "happy", "sad", "angry", "fearful", "disgust", "surprised"])
        #expect(
            LabelScheme.sexEmotion.classes == [
                "female_angry", "female_disgust", "female_fearful", "female_happy", "female_neutral", "female_sad",
                "female_surprised", "male_angry", "male_disgust", "male_fearful", "male_happy", "male_neutral",
                "male_sad", "male_surprised",
            ])
    }

    @Test func calmCountsAsNeutralWhereItHasNoClassOfItsOwn() {
        #expect(LabelScheme.emotion.label(emotion: .calm, sex: .male) == "calm")
        #expect(LabelScheme.emotion7.label(emotion: .calm, sex: .male) == "neutral")
        #expect(LabelScheme.sexEmotion.label(emotion: .calm, sex: .female) == "female_neutral")
    }
}
