/// The part of a clip that plots over time show: all of it, or a half, a quarter...
package struct TimeWindow: Hashable, Sendable {
    /// Halvings at most: of 4 s there are 0.5 ms left, some twenty samples.
    package static let mostHalvings = 13

    /// How often the clip's length is halved.
    package private(set) var halvings = 0
    /// Where the window begins, seconds; brought into the clip where it is used.
    private var start = 0.0

    /// All of the clip.
    package init() {}

    /// Whether all of the clip is shown.
    package var isWhole: Bool { halvings == 0 }

    /// Length of the window, seconds.
    private func span(of length: Double) -> Double {
        var span = length
        for _ in 0..<halvings { span /= 2 }
        return span
    }

    /// The window's ends in a clip, seconds.
    package func range(of length: Double) -> ClosedRange<Double> {
        let length = max(0, length)
        let span = span(of: length)
        let first = min(max(0, start), length - span)
        return first...first + span
    }

    /// Halves or doubles the window so often; the moment keeps its place on the screen.
    mutating func zoom(by steps: Int, about seconds: Double, of length: Double) {
        let old = range(of: length)
        let share = old.upperBound > old.lowerBound ? (seconds - old.lowerBound) / (old.upperBound - old.lowerBound) : 0
        halvings = min(max(0, halvings + steps), Self.mostHalvings)
        start = seconds - share * span(of: length)
        start = range(of: length).lowerBound
    }

    /// Shows a part of a clip, in the middle of the smallest window that holds it.
    mutating func show(_ part: ClosedRange<Double>, of length: Double) {
        halvings = 0
        while halvings < Self.mostHalvings, span(of: length) / 2 >= part.upperBound - part.lowerBound { halvings += 1 }
        start = (part.lowerBound + part.upperBound - span(of: length)) / 2
        start = range(of: length).lowerBound
    }

    /// Moves the window by a share of itself.
    mutating func pan(by share: Double, of length: Double) {
        start = range(of: length).lowerBound + share * span(of: length)
        start = range(of: length).lowerBound
    }

    /// Moves the window no more than it must to show a moment.
    mutating func include(_ seconds: Double, of length: Double) {
        let shown = range(of: length)
        if seconds < shown.lowerBound { start = seconds }
        if seconds > shown.upperBound { start = seconds - span(of: length) }
        start = range(of: length).lowerBound
    }
}
