internal import ArgumentParser

/// `weigh score`: the scoring engine without a catalog.
struct ScoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score", abstract: "Answer scoring problems out of a file.",
    discussion: """
      EXAMPLES
        weigh score evaluate --vectors vectors.json
        weigh score evaluate --vectors vectors.json --check
      """,
    subcommands: [ScoreEvaluateCommand.self])
}
