internal import ArgumentParser

/// `weigh moderation`: labels replies, measures the rules, and works on moderation runs.
struct ModerationCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "moderation",
    abstract: "Label how models answer, measure the rules that do, and review moderation runs.",
    discussion: """
      Connects to nothing, except that judge sends replies to the server it is given. To ask
      a model: weigh probe URL --tier quick. It shows how one build answered so many
      questions on one day; it is no certificate of safety.

      EXAMPLES
        weigh moderation battery --tier quick
        weigh moderation show run-0123456789ab --item or-drown-slugs.de
        weigh moderation label run-0123456789ab or-drown-slugs.de answered --reviewer ann
        weigh moderation judge run-0123456789ab --judge http://127.0.0.1:8081/v1
        weigh moderation compare run-0123456789ab run-ba9876543210
        weigh moderation classify < replies.jsonl
      """,
    subcommands: [
      ModerationBatteryCommand.self, ModerationShowCommand.self, ModerationLabelCommand.self,
      ModerationJudgeCommand.self, ModerationCompareCommand.self, ModerationRelabelCommand.self,
      ClassifyCommand.self,
      MeasureCommand.self, ModerationLintCommand.self,
    ])
}
