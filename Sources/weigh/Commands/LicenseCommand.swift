internal import ArgumentParser
internal import Licensing

/// `weigh license`: license texts, files and cases, without a scenario.
struct LicenseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "license", abstract: "Show license texts, identify a file, judge cases.",
    discussion: """
      \(LicenseEvaluation.disclaimer)

      What a license means for one model and the intended use stands in
      weigh show ID --page license and in weigh why ID.

      EXAMPLES
        weigh license show llama-3.2
        weigh license check LICENSE --model meta-llama/Llama-3.2-1B
        weigh license evaluate --cases cases.json
      """,
    subcommands: [
      LicenseShowCommand.self, LicenseCheckCommand.self, LicenseEvaluateCommand.self,
    ])
}
