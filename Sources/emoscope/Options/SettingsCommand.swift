import ArgumentParser
import Recognition
import Terminal

/// A subcommand with the common options, which tells what is wrong with the user's settings before it begins.
///
/// The workbench is none: it tells such faults on its screen.
protocol SettingsCommand: ParsableCommand {
    var common: CommonOptions { get }
}

extension SettingsCommand {
    /// Says in a line what is wrong with `config.toml`; the settings then count as empty.
    func warnOfSettings() {
        do throws(ConfigurationError) {
            _ = try Configuration(path: common.storage.configurationFile)
        } catch {
            Log.warning("\(error) (the settings of this file are not used)")
        }
    }
}
