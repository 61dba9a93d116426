import CPseudoTerminal
import FoundationEssentials
import Glibc

/// What to start, where and with which environment.
package struct Program: Sendable {
    package var path: String
    package var arguments: [String]
    package var environment: [String: String]
    package var directory: String?

    /// The program under test, as built beside the running test bundle.
    ///
    /// Its environment is the caller's without what would change its behaviour (colour, terminal, locale and folder
    /// settings); `home` stands for the user's home folder, so that nothing of the real one is read or written.
    package static func emoscope(_ arguments: [String], home: String) -> Program {
        var environment = ProcessInfo.processInfo.environment.filter { name, _ in
            !name.hasPrefix("XDG_") && !name.hasPrefix("LC_") && !["NO_COLOR", "COLORTERM", "TMUX"].contains(name)
        }
        environment["HOME"] = home
        environment["LANG"] = "C.UTF-8"
        environment["TERM"] = "xterm-256color"
        return Program(path: emoscopePath, arguments: arguments, environment: environment)
    }

    /// Where the built executable lies: in the folder of the test bundle that runs.
    package static let emoscopePath: String = {
        let bundle = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? "."
        return bundle.prefix(upTo: bundle.lastIndex(of: "/") ?? bundle.endIndex) + "/emoscope"
    }()

    /// Starts the program; see `cpt_spawn` for its streams.
    ///
    /// - Throws: `ProgramError.notStarted`.
    func spawn(terminal: String? = nil, output: Int32 = -1, error: Int32 = -1) throws(ProgramError) -> pid_t {
        var child: pid_t = 0
        let pairs = environment.map { "\($0)=\($1)" }.sorted()
        let failure = withCStrings([path] + arguments) { arguments in
            withCStrings(pairs) { environment in
                cpt_spawn(&child, path, arguments, environment, directory, terminal, output, error)
            }
        }
        guard failure == 0 else { throw .notStarted(program: path, errno: failure) }
        return child
    }
}

/// Lends a C vector of C strings that ends with a null pointer.
private func withCStrings<R>(_ strings: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> R) -> R {
    var copies: [UnsafeMutablePointer<CChar>?] = strings.map { strdup($0) }
    copies.append(nil)
    defer { copies.forEach { free($0) } }
    return copies.withUnsafeBufferPointer { buffer in
        guard let base = buffer.baseAddress else { preconditionFailure("never empty: it holds the closing null") }
        return body(base)
    }
}
