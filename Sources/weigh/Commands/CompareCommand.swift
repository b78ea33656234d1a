internal import ArgumentParser
internal import Catalog
internal import Decision
internal import Sheets

/// `weigh compare`: two to four models side by side.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: "Put two to four models side by side.",
    discussion: """
      Ranked models stand first, best first; one that is out says why and is compared by the way
      of running it that comes nearest. + marks the best of a row where it is alone.

      EXAMPLES
        weigh compare phi-4 gemma-3-12b-it --preset eu-product
        weigh compare Qwen/Qwen3-32B gpt-oss-20b --json
        weigh compare gpt-oss-20b phi-4 --device 'rtx 4090'
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var devices: DeviceOptions
  @Argument(help: "The models' ids, or their names without the organization.")
  var ids: [String] = []

  func run() throws {
    guard ModelComparison.counts.contains(ids.count) else {
      let named = ids.count == 1 ? "1 was named" : "\(ids.count) were named"
      throw Failure(
        .usage, "two to four models can be compared, and \(named).",
        hint: ids.count == 1 ? "For one model: weigh show \(ids[0])." : "For all: weigh rank.")
    }
    let session = try Session(input, output: output, devices: devices.names)
    var names: [String: String] = [:]
    for name in ids {
      let id = try session.candidate(name).model.id
      if let former = names[id] {
        throw Failure(
          .usage,
          former == name
            ? "'\(name)' is named twice." : "'\(former)' and '\(name)' are the same model, \(id).",
          hint: "Name another one, or see it alone: weigh show \(id).")
      }
      names[id] = name
    }
    let comparison = ModelComparison(
      try ids.map { try session.candidate($0).model.id }, in: try session.outcome())
    let report = CompareReport(comparison)
    output.print(
      json: comparison.json, plain: report.plain, prose: report.prose,
      lines: report.lines(width: Streams.width, glyphs: output.glyphs))
  }
}
