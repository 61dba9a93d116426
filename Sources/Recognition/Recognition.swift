/// What the protocols of an evaluation are called in recipes and on the command line.
package enum ProtocolName: String, CaseIterable, Codable, Sendable {
    case randomWindows = "random-windows"
    case speakers
    case holdout
}
