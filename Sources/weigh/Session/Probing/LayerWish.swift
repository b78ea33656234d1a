internal import Catalog
internal import Decision
internal import Fit
internal import Foundation
internal import Probe

/// What a person wants foretold from a few layers, before it is looked up.
struct LayerWish: Sendable {
  /// A catalog id, or the path of a GGUF file that may be cut after its header.
  var name: String
  /// The catalog id of the model a file is of.
  var catalogID: String?
  /// A GGUF file with the shapes of the model named by its id.
  var header: String?
  /// How the weights are stored; nothing for what the header says or this machine would be given.
  var quantization: String?
  /// Tokens of context the memory is stated for; 4,096 where nobody says.
  var contextTokens: Int?
  /// The longest prompt of interest; 512 tokens where nobody says.
  var promptTokens: Int?
  /// Threads of the engine; nothing for the usual number.
  var threads: Int?
  /// The engine; nothing for `llama-server` on the search path.
  var server: String?
  /// A folder that keeps the two files.
  var keptFolder: String?

  init(name: String) { self.name = name }

  /// The layer probe that is meant.
  ///
  /// **Errors**: a model the catalog has not, a header that cannot be read, an architecture that
  /// needs one, a quantization nobody can write, no engine.
  func job(in base: EvaluationBase) throws -> LayerJob {
    let isFile = ModelFile.isNamed(by: name)
    if isFile, header != nil {
      throw Failure(.usage, "'\(name)' is a file already; --header goes with an id.")
    }
    let id = isFile ? catalogID : name
    let candidate = try id.map(base.named)
    let source = try (isFile ? name : header).map(HeaderSource.init)
    let shape = candidate.map { ModelShape(record: $0.model.record) }
    let stored = try storage(source, shape, base)
    let blueprint: ModelBlueprint
    do throws(BlueprintError) {
      if let source {
        blueprint = try ModelBlueprint(copying: source.file.header)
      } else if let shape, let written = WrittenQuantization(named: stored) {
        blueprint = try ModelBlueprint(
          TransformerShape(shape), name: shape.id, quantization: written)
      } else {
        throw .needsHeader(architecture: shape?.architecture.type)
      }
    } catch {
      throw Failure(.notThere, error.message)
    }
    if source != nil, let wanted = shape?.parameters, let candidate,
      !Self.couldBe(blueprint.parameters, wanted)
    {
      throw Failure(
        .doesNotParse,
        "the header is of a model of \(ServedIdentity.billions(Int(blueprint.parameters))) parameters; "
          + "\(candidate.model.id) has \(ServedIdentity.billions(Int(wanted.upperBound))).",
        hint: "Probe the header as what it is: weigh probe --layers FILE.")
    }
    let program: EngineProgram
    do {
      program = try EngineProgram(named: server)
    } catch {
      throw Failure(error)
    }
    var request = LayerProbeRequest(
      model: candidate?.model.id ?? URL(filePath: name).lastPathComponent, blueprint: blueprint,
      quantization: stored, program: program,
      contextTokens: contextTokens ?? 4096, promptTokens: promptTokens ?? 512)
    request.headerSHA256 = source?.sha256
    request.threads = threads
    request.keptFolder = keptFolder
    return LayerJob(request: request, catalogID: candidate?.model.id)
  }

  /// Whether a file of so many parameters may be of a model: its vision part may be missing, and
  /// an embedding table that serves twice may be counted twice.
  private static func couldBe(_ parameters: Int64, _ wanted: ClosedRange<Int64>) -> Bool {
    Double(parameters) >= Double(wanted.lowerBound) * 0.5
      && Double(parameters) <= Double(wanted.upperBound) * 1.15
  }

  /// How the weights are stored: as named, as the header says, else as this machine would be given
  /// them.
  private func storage(
    _ source: HeaderSource?, _ shape: ModelShape?, _ base: EvaluationBase
  ) throws(Failure) -> String {
    if let source {
      let own = source.file.model.quantization?.id ?? source.file.model.quantizationName
      if let quantization, let own, Quantization.named(quantization)?.id != own {
        throw Failure(
          .usage, "the header is of a file in \(own), not in \(quantization).",
          hint: "Leave --quant out: the header says it.")
      }
      guard let stored = own ?? quantization else {
        throw Failure(
          .usage, "the header does not say how the weights are stored.", hint: "--quant Q")
      }
      return stored
    }
    if let quantization {
      guard let written = WrittenQuantization(named: quantization) else {
        throw Failure(
          .usage, "no file in \(quantization) can be made without a header.",
          hint:
            "One of \(Wording.list(WrittenQuantization.allCases.map(\.rawValue))), or a header: "
            + "--header FILE.")
      }
      return written.rawValue
    }
    let workload = Workload(contextTokens: Int64(contextTokens ?? 4096))
    let machine = Machine(base.presets).processor
    let chosen = machine.flatMap { shape?.delivery(on: $0, under: workload) }?.quantization.id
    return chosen.flatMap { WrittenQuantization(named: $0) }?.rawValue
      ?? WrittenQuantization.q4k.rawValue
  }
}

/// The header of a GGUF file that a person named.
struct HeaderSource {
  /// The file.
  let file: ModelFile
  /// SHA-256 of the bytes before its weights.
  let sha256: String

  init(_ path: String) throws {
    file = try ModelFile.read(path)
    let handle = try? FileHandle(forReadingFrom: URL(filePath: path))
    defer { try? handle?.close() }
    guard let count = Int(exactly: file.header.headerBytes),
      let bytes = try? handle?.read(upToCount: count)
    else { throw Failure(.notThere, "cannot read '\(path)'.") }
    sha256 = SHA256.hex(Array(bytes))
  }
}
