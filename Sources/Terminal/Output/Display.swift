package import TextCanvas

/// What the event loop draws on. Used on one thread only.
package protocol Display: AnyObject {
    /// The window's size in cells, as it is now.
    var size: (width: Int, height: Int) { get }
    /// Shows a canvas.
    func draw(_ canvas: Canvas)
    /// Takes on the window's new size.
    func adoptSize()
    /// Draws every cell with the next canvas, whatever the terminal shows.
    func forget()
    /// Puts a text on the clipboard of the machine that the terminal is on, where the terminal can.
    func copy(_ text: String)
    /// Has the terminal report what the mouse does, or not.
    func reportMouse(_ isOn: Bool)
    /// Gives the terminal to the shell and stops the process; returns when it is continued and the terminal taken again.
    func suspend()
    /// Takes the terminal again, after the process was stopped and continued by others.
    func takeAgain()
}
