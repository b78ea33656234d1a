internal import ArgumentParser
internal import Decision
internal import Foundation

/// What is foretold from a few layers, and how an engine is started.
struct LayerOptions: ParsableArguments {
  @Option(
    name: .long,
    help: "Foretell a model from a few of its layers: a catalog id, or the header of a GGUF file.")
  var layers: String?
  @Option(name: .long, help: "With --layers ID: a GGUF file, whole or cut after its header.")
  var header: String?
  @Option(name: .customLong("quant"), help: "With --layers ID: how the weights are stored.")
  var quantization: String?
  @Option(name: .long, help: "Tokens of context of one request.")
  var context: Int?
  @Option(name: .long, help: "With --layers: a folder that keeps the two files.")
  var keep: String?
  @Option(name: .long, help: "Threads of an engine that is started.")
  var threads: Int?
  @Option(name: .long, help: "The engine to start; else llama-server on the search path.")
  var server: String?
  @Option(name: .long, help: "Start an engine on this GGUF file and measure it.")
  var gguf: String?

  /// Whether neither layers nor a file are named.
  var isEmpty: Bool { layers == nil && gguf == nil }

  func validate() throws {
    for (name, value) in [("--context", context), ("--threads", threads)] {
      if let value, !(1...(1 << 30)).contains(value) {
        throw ValidationError("\(name) takes a whole number from 1.")
      }
    }
    if layers == nil {
      let given = [("--header", header), ("--quant", quantization), ("--keep", keep)]
      if let name = given.first(where: { $0.1 != nil })?.0 {
        throw ValidationError("\(name) goes with --layers.")
      }
    }
    if layers != nil, gguf != nil { throw ValidationError("Choose one of --layers and --gguf.") }
  }

  /// The layer probe asked for.
  ///
  /// **Errors**: as `LayerWish.job`.
  func job(
    _ name: String, catalogID: String?, scenario: Scenario?, promptTokens: Int?,
    in base: EvaluationBase
  ) throws -> LayerJob {
    var wish = LayerWish(name: name)
    wish.catalogID = catalogID
    wish.header = header
    wish.quantization = quantization
    wish.contextTokens = context ?? scenario.map { Int(clamping: $0.contextTokens) }
    wish.promptTokens = promptTokens ?? scenario.map { Int(clamping: $0.promptTokens) }
    wish.threads = threads
    wish.server = server
    wish.keptFolder = keep.map { URL(filePath: $0).path }
    return try wish.job(in: base)
  }
}
