import Corpora
import TextCanvas

/// Where the clips of the inspector stand: the selected one, and beside it those that are pinned, as many as fit.
struct InspectorLayout {
    /// A clip with its frame.
    struct Place {
        let clip: Clip
        /// The place among the pinned clips; nil of the selected one that is not pinned.
        let pin: Int?
        let frame: Rect
    }

    /// The clips in sight.
    let places: [Place]
    /// Pinned clips that do not fit.
    let hidden: Int
    /// The row that says so; empty where all fit.
    let remark: Rect

    /// The least that a plot can be read in, with its frame.
    static let least = (width: 36, height: 7)

    init(in area: Rect, clips: ClipsState) {
        let selected = clips.shown
        var wanted: [(clip: Clip, pin: Int?)] = clips.pinned.enumerated().map { ($1.clip, $0) }
        if let selected, !wanted.contains(where: { $0.clip.id == selected.id }) { wanted.append((selected, nil)) }
        let room = max(1, max(1, area.width / Self.least.width) * max(1, area.height / Self.least.height))
        hidden = max(0, wanted.count - room)
        // The selected clip is what one is looking at; of the others those stay that were pinned first.
        while wanted.count > room, let last = wanted.lastIndex(where: { $0.clip.id != selected?.id }) {
            wanted.remove(at: last)
        }
        let (grid, foot) = area.splitBottom(hidden > 0 ? 1 : 0)
        remark = foot
        places = zip(wanted, Self.frames(wanted.count, in: grid)).map {
            Place(clip: $0.clip, pin: $0.pin, frame: $1)
        }
    }

    /// Frames of one size, side by side where they are wide enough, as square as it goes.
    private static func frames(_ count: Int, in area: Rect) -> [Rect] {
        guard count > 1 else { return [area] }
        let most = max(1, area.width / least.width)
        var columns = min(count, most)
        // Rows that are left half empty are evened out: four clips stand two by two, not three and one.
        let rows = (count + columns - 1) / columns
        columns = (count + rows - 1) / rows
        if rows * columns > count, area.height / count >= 3 * least.height { columns = 1 }
        let lines = area.rows((count + columns - 1) / columns)
        return lines.enumerated().flatMap { index, line in
            // A last row that is not full keeps the width of the others: the time scale is the same everywhere.
            line.columns(columns).prefix(count - index * columns)
        }
    }

    /// The plots that have room in a frame, one below the other.
    ///
    /// - Parameter hasNumbers: whether the table of numbers may be among them.
    static func plots(
        of inspector: InspectorState, hasNumbers: Bool, in area: Rect
    ) -> [(plot: InspectorPlot, place: Rect)] {
        let plots = (inspector.isZoomed ? [inspector.selected] : inspector.plots).filter {
            $0 != .numbers || hasNumbers
        }
        let parts = plots.map { part(of: $0, isSelected: $0 == inspector.selected, width: area.width) }
        return zip(plots, Layout.rows(parts, in: area)).filter { !$0.1.isEmpty }.map { ($0, $1) }
    }

    /// What a plot asks for; the selected one stays longest.
    private static func part(of plot: InspectorPlot, isSelected: Bool, width: Int) -> Layout.Part {
        let stay = isSelected ? 10 : 0
        return switch plot {
        case .waveform: Layout.Part(minimum: 4, weight: 3, priority: stay + 5)
        case .spectrogram: Layout.Part(minimum: 5, weight: 4, priority: stay + 1)
        case .filters: Layout.Part(minimum: 5, weight: 3, priority: stay + 1)
        case .filterBank: Layout.Part(minimum: 5, weight: 4, priority: stay + 3)
        case .mfcc: Layout.Part(minimum: 5, weight: 4, priority: stay + 4)
        case .spectrum: Layout.Part(minimum: 6, weight: 4, priority: stay + 2)
        // Asked for by key, so that it stays; it is as high as it has rows.
        case .numbers: Layout.Part(minimum: VoiceTableView.height(inWidth: width), weight: 0, priority: stay + 6)
        }
    }
}
