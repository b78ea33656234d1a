internal import ArgumentParser
internal import Catalog
internal import Decision
internal import Fit
internal import Sheets
internal import Store

/// `weigh fit show`: one model on each device, line by line.
struct FitShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show memory and speed of one model, line by line.",
    discussion: """
      The devices are those named by --device, else those of the scenario, else this
      machine. Exit 1 where it surely fits none of them, or may not fit any.

      EXAMPLES
        weigh fit show DeepSeek-V3.2 --device 8xh200
        weigh fit show google/gemma-3-27b-it --device rtx-4090 --context 131072
        weigh fit show gpt-oss-20b --device "m4 max 36" --quant MXFP4 --kv q8_0
        weigh fit show model-00001-of-00003.gguf --device this
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var choices: FitOptions
  @Argument(
    help: "The model's id, or its name without the organization; or a GGUF file, by its path.")
  var id: String

  func run() throws {
    let catalog = try OpenCatalog(input.catalog)
    let file = ModelFile.isNamed(by: id) ? try ModelFile.read(id) : nil
    let model = file == nil ? try catalog.model(id) : nil
    let setting = try FitSetting(input, choices, catalog: catalog, remark: output.remark)
    let probes = model == nil ? [:] : Self.probes(catalog.snapshot, output.remark)
    let shape = try file?.shape ?? ModelShape(record: catalog.model(id).record)
    let pages = try setting.devices.map { device in
      FitPage(
        shape: shape, device: device,
        delivery: try setting.delivery(
          of: shape, on: device, as: choices.quantization ?? file?.model.quantization?.id),
        evidence: file.map { FitPage.evidence(file: $0.parts[0], device, in: catalog.snapshot) }
          ?? model.map { FitPage.evidence(of: $0, shape, device, in: catalog.snapshot) } ?? [],
        remarks: file?.summary ?? [],
        probes: model.map { probes[$0.id] ?? [] } ?? [])
    }
    let object = JSONValue.object([
      "schema": .text("weigh.fit/1"), "catalog": catalog.json,
      "id": .text(pages.first?.shape.id ?? id), "fit_model": .text(SpeedModel.version),
      "items": .list(pages.map { .object($0.json) }),
    ])
    SheetReport(pages.map { ($0.delivery.id, $0.sheet) }, json: object, snapshot: catalog.snapshot)
      .print(output, widest: 120)
    if !pages.contains(where: { $0.delivery.plan.verdict == .pass }) { throw NegativeAnswer() }
  }

  /// What probes of this installation say, by model; a file that is not there is not made.
  private static func probes(
    _ snapshot: CatalogSnapshot, _ remark: (String) -> Void
  ) -> [String: [DeviceProbe]] {
    do throws(UserDatabaseError) {
      guard let path = Installation().places.userDatabase,
        let database = try UserDatabase.existing(at: path)
      else { return [:] }
      return Dictionary(grouping: try Measurements(database).devices, by: \.model)
    } catch {
      // The page says as much without them.
      remark(error.message)
      return [:]
    }
  }
}

/// What one may change about a way of running a model.
struct FitOptions: ParsableArguments {
  @Option(
    name: .long,
    help: "A machine, such as rtx-4090 or 8xh200; may be given several times.")
  var device: [String] = []
  @Option(name: .customLong("quant"), help: "How the weights are stored: Q4_K_M, FP8, …")
  var quantization: String?
  @Option(name: .long, help: "Tokens of context of one stream.")
  var context: Int64?
  @Option(name: .long, help: "Requests served at once.")
  var streams: Int64?
  @Option(name: .customLong("kv"), help: "Type of the cache: f16, q8_0, q4_0, fp8 or f32.")
  var cacheType: String?

  func validate() throws {
    if let context, !(1...(1 << 30)).contains(context) {
      throw ValidationError("--context is a number of tokens from 1 to 1,073,741,824.")
    }
    if let streams, !(1...4096).contains(streams) {
      throw ValidationError("--streams is a number from 1 to 4,096.")
    }
    if let cacheType, CacheType(rawValue: cacheType.lowercased()) == nil {
      throw ValidationError(
        "there is no type of cache '\(cacheType)'; there are "
          + Wording.list(CacheType.allCases.map(\.rawValue)) + ".")
    }
    if let quantization, Quantization.named(quantization) == nil {
      throw ValidationError(
        "there is no quantization '\(quantization)'."
          + Spelling.suggestion(for: quantization, in: Quantization.all.map(\.id)))
    }
  }
}
