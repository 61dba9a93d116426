/// The eight acted emotions of RAVDESS, in the order of its codes 01 to 08.
package enum Emotion: String, CaseIterable, Codable, Hashable, Sendable {
    case neutral, calm, happy, sad, angry, fearful, disgust, surprised
}

/// The sex of a speaker, as the corpus states it.
package enum Sex: String, CaseIterable, Codable, Hashable, Sendable {
    case female, male
}

/// How strongly the emotion is acted.
package enum Intensity: String, CaseIterable, Codable, Hashable, Sendable {
    case normal, strong
}
