internal import ArgumentParser
internal import Catalog
internal import Fit
internal import Probe

/// `weigh gguf show`: keys, tensors and layers of a file, from its header alone.
struct GGUFShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show what the header of a GGUF file says.",
    discussion: """
      Weights are never read; a file cut after its header will do. The parts of a split
      file are found beside the one that is named.

      EXAMPLES
        weigh gguf show model.gguf
        weigh gguf show model-00001-of-00003.gguf --plain
        weigh gguf show model.gguf --json
      """)

  @OptionGroup var output: OutputOptions
  @Argument(help: "The file, or the first part of a split one.")
  var file: String

  func run() throws {
    let report = HeaderReport(file: try ModelFile.read(file))
    if output.json {
      Streams.line(report.json.canonicalText)
    } else if output.plain {
      report.plain.forEach(Streams.line)
    } else if output.wantsProse {
      report.prose.forEach(Streams.line)
    } else {
      report.lines(width: Streams.width, glyphs: output.glyphs).forEach(Streams.line)
    }
  }
}
