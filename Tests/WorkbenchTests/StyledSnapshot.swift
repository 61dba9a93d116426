import Testing
import TextCanvas
import Workbench

/// Compares a picture with its colours and attributes: below each line of text stands, for each cell, the letter of its
/// style, and the styles are listed at the end.
func expectStyledSnapshot(
    _ name: String, _ store: TestStore, location: SourceLocation = #_sourceLocation, file: String = #filePath
) {
    let canvas = view(store.state)
    let folder = file.split(separator: "/").dropLast().joined(separator: "/")
    var styles: [String] = []
    var text = ""
    let letters = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
    for (row, line) in canvas.lines.enumerated() {
        text += line + "\n"
        for column in 0..<canvas.width {
            let cell = canvas[x: column, y: row]
            let style = "\(cell.foreground) on \(cell.background) \(cell.attributes.rawValue)"
            if !styles.contains(style) { styles.append(style) }
            let index = styles.firstIndex(of: style) ?? 0
            // A heatmap has more styles than there are letters: the rare ones share a sign.
            text.append(index < letters.count ? letters[index] : "#")
        }
        text += "\n"
    }
    for (letter, style) in zip(letters, styles) { text += "\(letter) \(style)\n" }
    let size = "\(canvas.width)x\(canvas.height)"
    expectFile("/\(folder)/Golden/\(name)-styled-\(size).txt", holds: text, location: location)
}
