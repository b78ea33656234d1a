internal import ArgumentParser
internal import Catalog
internal import Decision
internal import Fit
internal import Probe

/// `weigh gguf make`: a file of a model's shapes with made-up weights.
struct GGUFMakeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "make", abstract: "Make a GGUF file with made-up weights.",
    discussion: """
      The shapes come from a preset, from a model of the catalog, or from the header of
      another file, whose architecture may be any. The same command gives the same bytes
      on every machine. Tiny presets answer in words; the text of all others is noise.

      Presets: \(TransformerShape.presetNames.joined(separator: ", ")).

      EXAMPLES
        weigh gguf make tiny.gguf
        weigh gguf make moe.gguf --preset qwen3-30b-a3b --quant Q4_K_M --layers 4
        weigh gguf make full.gguf --id Qwen/Qwen3-8B --quant Q4_0 --fill sparse
        weigh gguf make cut.gguf --from-header model.gguf --layers 2 --fill sparse
      """)

  @OptionGroup var output: OutputOptions
  @Argument(help: "The file to make.")
  var file: String
  @Option(name: .long, help: "A shape by name (default: tiny-llama).")
  var preset: String?
  @Option(name: .long, help: "A model of the catalog, for its shape.")
  var id: String?
  @Option(
    name: .customLong("from-header"),
    help: "A GGUF file, or the beginning of one, whose keys and shapes are copied.")
  var header: String?
  @Option(name: .long, help: "Only so many layers (default: all).")
  var layers: Int?
  @Option(
    name: .customLong("quant"),
    help: "How the weights are stored: F16, Q8_0, Q4_0 or Q4_K_M (default: Q8_0).")
  var quantization: String?
  @Option(
    name: .long,
    help: """
      random: noise; zero: zeros; sparse: holes in place of large tensors, which take no disk.
      """)
  var fill = FillChoice.random
  @Option(name: .long, help: "Where the noise comes from.")
  var seed: UInt64 = 1
  @Flag(name: .long, help: "Replace the file if it is there.")
  var force = false
  @Option(name: .long, help: "The compiled catalog.")
  var catalog: String?

  func validate() throws {
    guard [preset, id, header].compactMap(\.self).count <= 1 else {
      throw ValidationError("Choose one of --preset, --id and --from-header.")
    }
    if let preset, TransformerShape.preset(preset) == nil {
      throw ValidationError(
        "there is no preset '\(preset)'."
          + Spelling.suggestion(for: preset, in: TransformerShape.presetNames))
    }
    if let quantization {
      guard header == nil else {
        throw ValidationError("--from-header keeps the types of its file: leave --quant out.")
      }
      guard WrittenQuantization(named: quantization) != nil else {
        throw ValidationError(
          "--quant takes "
            + Wording.list(WrittenQuantization.allCases.map(\.rawValue), joint: "or") + ".")
      }
    }
    if let layers, layers < 1 { throw ValidationError("--layers takes a number from 1.") }
  }

  func run() throws {
    let blueprint = try blueprint()
    let stop = ProbeStop()
    let interrupt = Interrupt { stop.stop() }
    defer { interrupt.cancel() }
    do throws(WritingError) {
      let written = try blueprint.write(
        to: file, WritingOptions(fill: fill.fill, seed: seed, replacesFile: force), stop: stop)
      print(blueprint, written)
    } catch {
      throw Failure(Self.status(of: error), error.message)
    }
  }

  private func blueprint() throws -> ModelBlueprint {
    let file = try header.map(ModelFile.read)
    let model = try id.map { id in
      ModelShape(record: try OpenCatalog(catalog).model(id).record)
    }
    let type = quantization.flatMap(WrittenQuantization.init(named:)) ?? .q8
    do throws(BlueprintError) {
      if let file {
        let whole = try ModelBlueprint(copying: file.header)
        guard let layers else { return whole }
        return try whole.cut(toLayers: layers)
      }
      if let model {
        return try ModelBlueprint(catalog: model, quantization: type, layers: layers)
      }
      return try ModelBlueprint(
        preset: preset ?? "tiny-llama", quantization: type, layers: layers)
    } catch .needsHeader(let architecture) {
      throw Failure(
        .notThere,
        "the layers of \(architecture.map { "'\($0)'" } ?? "this architecture") are not known by "
          + "name.", hint: "Give the header of a file: --from-header FILE.")
    } catch .wrongDepth(let asked, let layers) {
      throw Failure(.usage, BlueprintError.wrongDepth(asked: asked, layers: layers).message)
    } catch {
      throw Failure(.doesNotParse, error.message)
    }
  }

  private func print(_ blueprint: ModelBlueprint, _ written: WrittenFile) {
    if output.json {
      return Streams.line(
        JSONValue.object([
          "schema": .text("weigh.gguf-file/1"), "file": .text(written.path),
          "bytes": .integer(written.bytes), "disk_bytes": .integer(written.diskBytes),
          "tensors": .integer(Int64(blueprint.tensors.count)),
          "parameters": .integer(blueprint.parameters),
          "layers": blueprint.layers.map { .integer(Int64($0)) } ?? .null,
          "layer_bytes": .list(blueprint.layerBytes.map { .integer($0) }),
          "head_bytes": .integer(blueprint.headBytes), "fill": .text(fill.rawValue),
          "seed": .text(String(seed)),
        ]).canonicalText)
    }
    let layers = blueprint.layers.map { Wording.count($0, "layer") + ", " } ?? ""
    Streams.line(
      "\(written.path): \(layers)\(Wording.grouped(Double(blueprint.parameters))) parameters, "
        + "\(Wording.grouped(Double(written.bytes))) bytes, "
        + "\(Wording.grouped(Double(written.diskBytes))) of them on disk.")
  }

  private static func status(of error: WritingError) -> ExitStatus {
    switch error {
    case .noFolder: .notThere
    case .stopped: .interrupted
    case .fileExists, .isFolder, .notAFile, .notAllowed, .noSpace, .noHoles, .failed: .cannotWrite
    }
  }
}

/// What stands in place of weights, as `--fill` takes it.
enum FillChoice: String, ExpressibleByArgument, CaseIterable {
  case random, zero, sparse

  var fill: WritingOptions.Fill {
    switch self {
    case .random: .random
    case .zero: .zero
    case .sparse: .sparse
    }
  }
}
