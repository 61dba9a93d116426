/// Everything that can happen to the workbench: keys, and results of work done elsewhere.
package enum Action: Sendable {
    /// A key was struck.
    case key(Key)
    /// Text was pasted into the terminal.
    case pasted(String)
    /// The terminal has this size now, in cells.
    case resized(width: Int, height: Int)
    /// A command was given by other means than a key.
    case command(Command)
    /// Something that nobody waits for went wrong.
    case failed(Failure)
}
