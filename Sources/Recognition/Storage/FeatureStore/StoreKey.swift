import Audio

/// What a stored result was computed of and how: two computations with one key have one result.
package struct StoreKey: Hashable, Sendable {
    /// Everything that the key says, a line each.
    let text: String

    /// The key of a result.
    ///
    /// - Parameters:
    ///   - kind: what was computed, for example `"voice"`.
    ///   - version: of the algorithm; grows whenever the numbers change, so that older results are never taken for new.
    ///   - content: what it was computed of.
    ///   - options: how, with every option that matters, in any form that differs where the options differ.
    package init(_ kind: String, version: Int, content: SoundContent, options: String) {
        self.init(kind, version: version, digest: "\(content.digest) \(content.sampleRate) Hz", options: options)
    }

    /// The key of a result computed of several sounds, whose digest says which.
    init(_ kind: String, version: Int, digest: String, options: String) {
        text = "\(kind) \(version)\n\(digest)\n\(options)"
    }

    /// A name for the key's file: 32 hexadecimal digits.
    var digest: String { Digest(of: text).description }
}
