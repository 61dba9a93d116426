/// The next state of the workbench, and what the outside shall do: the only place where state changes.
///
/// Pure: it reads no clock, no file and no random numbers.
package func update(_ state: inout WorkbenchState, _ action: Action) -> [Effect] {
    switch action {
    case .key(let key):
        return state.take(key)
    case .pasted(let text):
        return state.paste(text)
    case .resized(let width, let height):
        state.width = max(0, width)
        state.height = max(0, height)
        return []
    case .command(let command):
        return state.perform(command, count: nil)
    case .failed(let failure):
        state.notices.post(.error, failure.description)
        return []
    }
}
