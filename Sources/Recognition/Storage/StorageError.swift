import Glibc

/// Why a file or folder of the program could not be read or written.
package struct StorageError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What the system said, as far as the remedy differs.
    package enum Reason: Hashable, Sendable {
        case diskFull, tooLarge, noPermission, readOnly, missing, notAFolder
        /// Any other fault, as the system words it.
        case other(String)
    }

    /// What was tried, for example `"write"`.
    package let attempt: String
    /// The file or folder.
    package let path: String
    /// Why it failed.
    package let reason: Reason

    /// The fault that the system's error number tells.
    package init(_ attempt: String, _ path: String, errno code: Int32) {
        self.attempt = attempt
        self.path = path
        reason =
            switch code {
            case ENOSPC, EDQUOT: .diskFull
            case EFBIG: .tooLarge
            case EACCES, EPERM: .noPermission
            case EROFS: .readOnly
            case ENOENT: .missing
            case ENOTDIR, EEXIST: .notAFolder
            default: .other(String(cString: strerror(code)))
            }
    }

    /// One line: what, where, why and what to do.
    package var description: String { "cannot \(attempt): \(path): \(remedy)" }

    private var remedy: String {
        switch reason {
        case .diskFull: "the disk is full; free some space (emoscope cache clear) or choose another with --workspace"
        case .tooLarge: "the file would exceed the allowed size; raise the limit (ulimit -f)"
        case .noPermission: "permission denied; change the permissions or choose another folder"
        case .readOnly: "the file system is read-only; choose another folder"
        case .missing: "no such file or folder; check the path"
        case .notAFolder: "a file is in the way where a folder is needed; move it or choose another folder"
        case .other(let words): words
        }
    }
}
