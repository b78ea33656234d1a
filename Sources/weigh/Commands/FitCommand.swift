internal import ArgumentParser

/// `weigh fit`: memory and speed of a model on a machine, one owns it or not.
struct FitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fit", abstract: "Show what a model needs on a machine, and how fast it would be.",
    discussion: """
      Every figure names how it is known; what is not known is shown as unknown.

      EXAMPLES
        weigh fit google/gemma-3-27b-it --device rtx-4090 --context 131072
        weigh fit show gpt-oss-20b --device m4-pro --json
        weigh fit devices rtx
        weigh fit evaluate --kv vectors.json
        weigh fit evaluate --speed measured.csv --summary
      """,
    subcommands: [FitShowCommand.self, FitDevicesCommand.self, FitEvaluateCommand.self],
    defaultSubcommand: FitShowCommand.self)
}
