internal import ArgumentParser
internal import Catalog
internal import Decision

/// `weigh why`: which needs one model meets or fails, and what would change that.
struct WhyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "why", abstract: "Say which needs a model meets or fails, with sources.",
    discussion: """
      The best way to run it is judged, or with --way another one; every other way follows with its
      reason. Exit 1 when the model, or the way asked for, is excluded. With --over the question is
      what must change for it to beat another model: one fact, or the weights.

      EXAMPLES
        weigh why tencent/Hunyuan-A13B-Instruct --preset eu-product
        weigh why DeepSeek-R1 --json
        weigh why phi-4 --way Q8_0
        weigh why phi-4 --over DeepSeek-R1
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var devices: DeviceOptions
  @Argument(help: "The model's id, or its name without the organization.")
  var id: String
  @Option(
    name: .long, help: "Judge this way of running it: its key, or a part of it or of its name.")
  var way: String?
  @Option(name: .long, help: "Say what must change for it to beat this model.")
  var over: String?

  func validate() throws {
    if way != nil, over != nil { throw ValidationError("Choose one of --way and --over.") }
  }

  func run() throws {
    let session = try Session(input, output: output, devices: devices.names)
    let outcome = try session.outcome()
    if let over {
      do {
        let report = try ChallengeReport(id, over: over, in: session, outcome)
        return output.print(
          json: report.json, plain: report.plain,
          lines: report.lines(glyphs: output.glyphs, width: min(Streams.width, 100)))
      } catch let unranked as ChallengeReport.Unranked {
        output.remark(
          "\(unranked.candidate.model.id) is not ranked; first of all this must change.")
      }
    }
    let candidate = try session.candidate(id)
    let asked = try way.map { try WayChoice($0, of: candidate, in: outcome).way }
    let report = VerdictReport(outcome: outcome, candidate: candidate, way: asked)
    output.print(
      json: report.json, plain: report.plain,
      lines: report.lines(glyphs: output.glyphs, width: min(Streams.width, 100)))
    if report.isExcluded { throw NegativeAnswer() }
  }
}

/// `weigh check`: does one model meet every need? For continuous integration.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Exit 0 when a model surely meets every need, else 1.",
    discussion: """
      Exit 1 when a need fails or cannot be judged.

      EXAMPLES
        weigh check mistralai/Mistral-Small-3.2-24B-Instruct-2506 --scenario needs.toml
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var devices: DeviceOptions
  @Argument(help: "The model's id, or its name without the organization.")
  var id: String

  func run() throws {
    let session = try Session(input, output: output, devices: devices.names)
    let report = VerdictReport(
      outcome: try session.outcome(), candidate: try session.candidate(id))
    if output.json {
      Streams.line(report.json.canonicalText)
    } else if output.plain {
      report.plain.forEach(Streams.line)
    } else if !output.quiet {
      Streams.line(report.headline)
      for observed in report.observations where observed.observation.truth != .pass {
        Streams.line("  \(observed.observation.sentence)")
      }
    }
    if !report.meetsAll { throw NegativeAnswer() }
  }
}
