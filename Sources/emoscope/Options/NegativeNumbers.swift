/// Lets options have negative numbers: the parser takes `-1` after `--threads` for an option of its own and says that a value
/// is missing, which nobody understands who has just given one.
enum NegativeNumbers {
    /// The arguments with each negative number joined to the option before it: `--threads -1` becomes `--threads=-1`.
    static func joined(to arguments: some Sequence<String>) -> [String] {
        var joined: [String] = []
        var isPlain = false
        for argument in arguments {
            if argument == "--" { isPlain = true }
            if !isPlain, let option = joined.last, option.hasPrefix("--"), !option.contains("="), isNegative(argument) {
                joined[joined.count - 1] = "\(option)=\(argument)"
            } else {
                joined.append(argument)
            }
        }
        return joined
    }

    private static func isNegative(_ text: String) -> Bool { text.hasPrefix("-") && Double(text) != nil }
}
