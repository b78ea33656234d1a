internal import ArgumentParser

/// `weigh quality`: what published results say of a model, and the scale they are read against.
struct QualityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quality",
    abstract: "Explain the quality estimate of a model, or fit and test the scale behind it.",
    discussion: """
      Quality is estimated from published benchmark results only, never from size; what
      nobody published is not known.

      EXAMPLES
        weigh quality DeepSeek-R1 --use coding
        weigh quality show Qwen/QwQ-32B --all-uses --json
        weigh quality validate --seeds 5
        weigh quality calibrate --out catalog/calibration/2026.11.toml
      """,
    subcommands: [
      QualityShowCommand.self, QualityValidateCommand.self, QualityCalibrateCommand.self,
    ],
    defaultSubcommand: QualityShowCommand.self)
}
