import CScheduling
import CTerminal
import Glibc
package import NeuralNetwork
package import Recognition
import TextCanvas
import Workbench

/// The workbench on the terminal of this process, from opening it to giving it back.
package struct WorkbenchSession {
    /// What the command line says.
    package struct Options: Sendable {
        /// The folder of the corpus; nil for the demo corpus.
        package var corpus: String?
        /// The theme's name; nil where configuration and last session decide.
        package var theme: String?
        /// Where everything is kept.
        package var workspace: Workspace
        /// The folder that the command line names for it; nil where none is named.
        package var folder: String?
        /// How many threads to work with.
        package var threads: Int
        /// The inner loops to compute with.
        package var kernels: KernelChoice
        /// Whether to speak in lines and draw nothing.
        package var isPlain: Bool

        /// What the command line says.
        package init(
            corpus: String?, theme: String?, folder: String?, threads: Int, kernels: KernelChoice, isPlain: Bool
        ) {
            self.isPlain = isPlain
            self.corpus = corpus
            self.theme = theme
            self.folder = folder.map(Workspace.absolute)
            workspace = Workspace(folder: folder)
            self.threads = threads
            self.kernels = kernels
        }
    }

    /// Seconds that a training may take to write what it has learnt when the program ends.
    static let patience = 10.0

    private let options: Options
    private let configuration: Configuration
    private let saved: SavedState?
    private let themes: [Theme]
    private let theme: Theme
    private let loader: ThemeLoader
    private let complaints: [ConfigurationError]

    /// Reads the settings, the themes and what the last session left.
    ///
    /// Faults in files are no reason not to open: they are shown on the screen.
    ///
    /// - Throws: `SessionError.unknownTheme` where the command line names one that isn't there.
    package init(_ options: Options) throws(SessionError) {
        self.options = options
        let (configuration, fault) = Self.configuration(options.workspace)
        loader = ThemeLoader(own: options.workspace.themes, executable: Self.executable)
        let (themes, faults) = loader.load()
        let saved = ScreenStateFile(options.workspace).read()
        let names = themes.map(\.name)
        if let asked = options.theme, !names.contains(asked) { throw .unknownTheme(asked, known: names) }
        // What is asked for now comes before what is always wanted, and that before what was last chosen.
        let wanted = [options.theme, configuration.theme, saved?.theme].compactMap(\.self)
        theme = wanted.lazy.compactMap { name in themes.first { $0.name == name } }.first ?? .dark
        self.configuration = configuration
        self.saved = saved
        self.themes = themes
        var complaints = [fault].compactMap(\.self) + faults
        if let wanted = configuration.theme, !names.contains(wanted) {
            let detail = "there is no theme '\(wanted)'; there are \(names.joined(separator: ", "))"
            complaints.append(.key(file: options.workspace.configurationFile, detail: detail))
        }
        self.complaints = complaints
    }

    /// Runs the workbench until the user leaves or a signal ends it, and gives the terminal back.
    ///
    /// - Throws: `SessionError.terminal` where the terminal can't be used.
    package func run() throws(SessionError) -> LoopEnd {
        ct_keep_memory_small()
        if options.isPlain {
            do throws(TerminalError) { return try runInLines() } catch { throw .terminal(error) }
        }
        let isUTF8 = ct_use_locale()
        let kind = TerminalKind(
            environment: Workspace.variable, isUTF8: isUTF8, colors: configuration.colors,
            glyphs: configuration.glyphs ?? saved?.glyphs.flatMap(GlyphTier.init))
        do throws(TerminalError) {
            return try run(on: kind)
        } catch {
            throw .terminal(error)
        }
    }

    private func run(on kind: TerminalKind) throws(TerminalError) -> LoopEnd {
        let wake = try WakePipe()
        let mailbox = Mailbox<Action>(wake: { wake.wake() }, merge: Action.merged)
        redirectErrors()
        ct_faults_guard(options.workspace.log)
        wake.watchSignals()
        defer {
            wake.ignoreSignals()
            ct_faults_release()
            ct_errors_restore()
        }
        let terminal = try CursesTerminal(kind: kind)
        let runner = runner(posting: mailbox)
        var state = initialState(on: terminal, kind)
        let effects = state.start(restoring: saved)
        state.showsTour = saved == nil
        for complaint in complaints { mailbox.post(.noticed(Notice(.warning, complaint.description))) }
        let watch = ThemeWatch(folders: loader.folders) { [loader] in
            let (themes, faults) = loader.load()
            mailbox.post(.themesLoaded(themes))
            for fault in faults { mailbox.post(.noticed(Notice(.warning, fault.description))) }
        }
        defer { withExtendedLifetime(watch) {} }
        var loop = EventLoop(
            display: terminal, input: STDIN_FILENO, wake: wake, mailbox: mailbox,
            view: { view($0, isMoving: $1) }, perform: runner.perform)
        cs_take_short_turns()
        let end = loop.run(&state, beginning: effects)
        terminal.close()
        runner.perform(.saveState(SavedState(state)))
        finish(runner)
        return end
    }

    /// The linear mode: lines of this process's input and output, whatever they are.
    private func runInLines() throws(TerminalError) -> LoopEnd {
        let wake = try WakePipe()
        let mailbox = Mailbox<Action>(wake: { wake.wake() }, merge: Action.merged)
        wake.watchSignals()
        defer { wake.ignoreSignals() }
        let runner = runner(posting: mailbox)
        var state = WorkbenchState(
            corpusPath: options.corpus ?? options.workspace.demoCorpus, width: 200, height: 50,
            appearance: Appearance(theme: theme, colors: .monochrome, glyphs: .ascii), themes: themes)
        state.keyMap = configuration.keyMap
        state.workspaceFolder = options.folder
        state.folders = (Workspace.variable("HOME"), Folder.resolved("."))
        let effects = state.start(restoring: saved)
        var loop = LineLoop(
            input: STDIN_FILENO, output: STDOUT_FILENO, wake: wake, mailbox: mailbox, perform: runner.perform)
        loop.complaints = complaints.map(\.description)
        let end = loop.run(&state, beginning: effects)
        runner.perform(.saveState(SavedState(state)))
        finish(runner)
        // Lines that have ended are an end like any other: nobody hung up.
        return end == .hangUp ? .quit : end
    }

    private func runner(posting mailbox: Mailbox<Action>) -> EffectRunner {
        EffectRunner(
            workspace: options.workspace, threads: options.threads, kernels: options.kernels,
            cacheCapacity: configuration.cacheCapacity, post: mailbox.post)
    }

    private func initialState(on terminal: CursesTerminal, _ kind: TerminalKind) -> WorkbenchState {
        let (width, height) = terminal.size
        let appearance = Appearance(theme: theme, colors: terminal.colors, glyphs: kind.glyphs)
        let path = options.corpus ?? options.workspace.demoCorpus
        var state = WorkbenchState(
            corpusPath: path, width: width, height: height, appearance: appearance, themes: themes)
        state.keyMap = configuration.keyMap
        state.workspaceFolder = options.folder
        state.folders = (Workspace.variable("HOME"), Folder.resolved("."))
        return state
    }

    /// Sends what libraries and faults print to the log, so that it can't spoil the screen.
    private func redirectErrors() {
        // Without a log messages are lost, but the workbench works.
        try? Folder.make(options.workspace.state)
        _ = ct_errors_redirect(options.workspace.log)
    }

    /// Lets a training write what it has learnt; the terminal is the shell's again already.
    private func finish(_ runner: EffectRunner) {
        ct_errors_restore()
        if runner.isTraining { Self.say("stopping the training; what it has learnt is kept") }
        if !runner.finish(seconds: Self.patience) {
            Self.say("the training did not stop in \(Int(Self.patience)) s: its finished epochs are kept")
        }
    }

    private static func say(_ text: String) {
        let line = Array("emoscope: \(text)\n".utf8)
        _ = write(STDERR_FILENO, line, line.count)
    }

    private static func configuration(_ workspace: Workspace) -> (Configuration, ConfigurationError?) {
        do { return (try Configuration(path: workspace.configurationFile), nil) } catch {
            return (Configuration(), error)
        }
    }

    /// The path of the running program.
    private static var executable: String { Folder.resolved("/proc/self/exe") ?? CommandLine.arguments[0] }
}
