import ArgumentParser

@main
struct Emoscope: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "emoscope", abstract: "A terminal workbench for speech emotion recognition.")
}
