/// What kept a sound from being read, written or converted; says in one line what, where and what to do.
package struct AudioError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kinds of fault, for those who treat them differently.
    package enum Kind: String, Hashable, Sendable {
        /// There is no file of this name.
        case missing
        /// A directory, a pipe or a device stands where a file is expected.
        case notAFile
        /// The file may not be opened.
        case forbidden
        /// The file holds no byte.
        case empty
        /// The file holds something else than sound, or its header is damaged.
        case notAudio
        /// The file holds less than its header promises.
        case truncated
        /// The device or the file system failed.
        case inputOutput
        /// The sound can't be written or converted as asked.
        case unsuitable
    }

    /// What went wrong, as a kind.
    package let kind: Kind
    /// The file concerned; empty where no file is.
    package let path: String
    /// What went wrong and what to do about it, without the path.
    package let detail: String

    /// A fault of a kind at a path.
    package init(_ kind: Kind, path: String = "", detail: String) {
        self.kind = kind
        self.path = path
        self.detail = detail
    }

    /// One line: the path, the fault, the remedy.
    package var description: String { path.isEmpty ? detail : "\(path): \(detail)" }
}
