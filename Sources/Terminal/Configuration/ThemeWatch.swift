import Dispatch
import Glibc

/// Tells when a file in the folders of themes has changed, so that a theme that is being edited is seen at once.
///
/// Nothing runs while nothing changes. Source: inotify(7).
package final class ThemeWatch {
    private let source: any DispatchSourceRead

    /// Watches folders; those that aren't there are passed over.
    ///
    /// - Parameters:
    ///   - folders: where themes may be.
    ///   - change: called after each change, from any thread; several changes at once may be one call.
    /// - Returns: nil where the system has no more watches to give.
    package init?(folders: [String], change: @escaping @Sendable () -> Void) {
        let descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
        guard descriptor >= 0 else { return nil }
        // Editors write in place, or beside it and move.
        let events = UInt32(IN_CLOSE_WRITE) | UInt32(IN_MOVED_TO) | UInt32(IN_DELETE)
        for folder in folders { inotify_add_watch(descriptor, folder, events) }
        source = DispatchSource.makeReadSource(
            fileDescriptor: descriptor, queue: DispatchQueue(label: "emoscope.themes"))
        source.setEventHandler {
            var bytes = [UInt8](repeating: 0, count: 4096)
            while read(descriptor, &bytes, bytes.count) > 0 {}
            change()
        }
        source.setCancelHandler { close(descriptor) }
        source.resume()
    }

    deinit { source.cancel() }
}
