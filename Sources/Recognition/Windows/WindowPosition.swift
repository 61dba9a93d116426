import Corpora
package import Tensors

/// Where a window lies: in which clip, from which sample of what the mask left of it.
package struct WindowPosition: Hashable, Sendable {
    /// Position of the clip in its corpus.
    package let clip: Int
    /// First sample.
    package let start: Int

    /// A window of a clip.
    package init(clip: Int, start: Int) {
        self.clip = clip
        self.start = start
    }

    /// The windows of a recording one after the other, as far as whole ones go; one, to be padded, of a shorter one.
    package static func consecutive(samples: Int, windowLength: Int) -> [Int] {
        guard samples > windowLength else { return [0] }
        return Array(stride(from: 0, through: samples - windowLength, by: windowLength))
    }
}

/// Draws windows out of clips at random, in the manner that the recipe chooses.
package struct WindowDrawing: Sendable {
    /// A clip that windows are drawn from.
    package struct Source: Hashable, Sendable {
        /// Position of the clip in its corpus.
        package let clip: Int
        /// Its class.
        package let label: Int
        /// Samples that the mask left of it.
        package let samples: Int

        /// A clip that windows are drawn from.
        package init(clip: Int, label: Int, samples: Int) {
            self.clip = clip
            self.label = label
            self.samples = samples
        }
    }

    private let windowLength: Int
    /// Groups of clips, and where on 0...1 each group's share ends.
    private let groups: [(ends: Double, members: [Source])]

    /// A drawing from the given clips; those of which nothing is left are never drawn.
    package init(_ sources: [Source], rule: Recipe.Windows.Drawing, windowLength: Int) {
        self.windowLength = windowLength
        let audible = sources.filter { $0.samples > 0 }
        let classes = Dictionary(grouping: audible, by: \.label).sorted { $0.key < $1.key }.map(\.value)
        let weighted: [(weight: Double, members: [Source])]
        switch rule {
        case .classDuration:
            weighted = classes.map { (Double($0.reduce(0) { $0 + $1.samples }) / Double($0.count), $0) }
        case .classEqual: weighted = classes.map { (1, $0) }
        case .clipDuration: weighted = audible.map { (Double($0.samples), [$0]) }
        }
        let total = weighted.reduce(0) { $0 + $1.weight }
        var sum = 0.0
        groups = weighted.map { group in
            sum += group.weight
            return (sum / total, group.members)
        }
    }

    /// How many windows the recipe draws from clips: so many for each second that the mask left of them.
    package static func count(from sources: [Source], perSecond: Double, sampleRate: Int) -> Int {
        let samples = sources.reduce(0) { $0 + $1.samples }
        return Int(perSecond * (Double(samples) / Double(sampleRate)))
    }

    /// Draws windows: a group, a clip of it, a start; a clip shorter than the window is taken from its beginning.
    package func draw(_ count: Int, using generator: inout SeededGenerator) -> [WindowPosition] {
        guard !groups.isEmpty else { return [] }
        return (0..<count).map { _ in
            let members = group(at: Double.random(in: 0..<1, using: &generator))
            let source = members[Int.random(in: 0..<members.count, using: &generator)]
            let room = max(1, source.samples - windowLength)
            return WindowPosition(clip: source.clip, start: Int.random(in: 0..<room, using: &generator))
        }
    }

    private func group(at share: Double) -> [Source] {
        var (low, high) = (0, groups.count - 1)
        while low < high {
            let middle = (low + high) / 2
            if groups[middle].ends > share { high = middle } else { low = middle + 1 }
        }
        return groups[low].members
    }
}
