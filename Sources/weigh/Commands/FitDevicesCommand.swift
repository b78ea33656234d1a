internal import ArgumentParser
internal import Catalog
internal import Decision
internal import Fit

/// `weigh fit devices`: the hardware of the catalog, and of this machine.
struct FitDevicesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "devices",
    abstract: "List hardware with memory and bandwidth, this machine first.",
    discussion: """
      Words narrow the list; where one device is left, every fact of it is shown with
      its source. What is found on this machine is only proposed: a ranking uses it
      once it is declared with weigh needs --device this. A device the catalog lacks
      is stated: --device memory=24,bandwidth=500.

      EXAMPLES
        weigh fit devices
        weigh fit devices rtx 40
        weigh fit devices 8xh200
        weigh fit devices --maker Apple --plain
        weigh fit devices --measure
      """)

  @OptionGroup var output: OutputOptions
  @Argument(help: "Words of a name, or a device as --device takes it.")
  var words: [String] = []
  @Option(name: .long, help: "Only devices of this maker.")
  var maker: String?
  @Flag(name: .long, help: "Measure how fast the processor reads its memory; takes seconds.")
  var measure = false
  @Option(name: .long, help: "The compiled catalog.")
  var catalog: String?

  func validate() throws {
    if measure, !words.isEmpty || maker != nil {
      throw ValidationError("--measure is about this machine: give it without words and --maker.")
    }
  }

  func run() throws {
    let catalog = try OpenCatalog(catalog)
    let presets = PresetTable(catalog.snapshot)
    let asked = words.joined(separator: " ")
    if !asked.isEmpty, let report = try one(asked, presets, catalog.snapshot) {
      return print(report)
    }
    let found = try wanted(presets.search(asked), presets)
    let machine = asked.isEmpty && maker == nil ? Machine(presets) : nil
    let reading = measure ? machine.flatMap { MemoryReading.take($0, output) } : nil
    let list = DeviceList(
      presets: found, snapshot: catalog.snapshot,
      machine: machine.map { MachineReport(machine: $0, reading: reading) })
    if output.json {
      Streams.line(list.json.canonicalText)
    } else if output.plain {
      list.plain.forEach(Streams.line)
    } else if output.wantsProse {
      list.prose.forEach(Streams.line)
    } else {
      list.lines(width: Streams.width, glyphs: output.glyphs).forEach(Streams.line)
    }
  }

  private func print(_ report: DeviceReport) {
    if output.json {
      Streams.line(report.json.canonicalText)
    } else if output.plain {
      report.plain.forEach(Streams.line)
    } else {
      report.lines.forEach(Streams.line)
    }
  }

  /// The one device that is meant: by its id, as the only one the words fit, or as `--device`
  /// takes it.
  private func one(
    _ text: String, _ presets: PresetTable, _ snapshot: CatalogSnapshot
  ) throws -> DeviceReport? {
    if let preset = presets.named(text) {
      return DeviceReport(preset, among: presets, in: snapshot)
    }
    let found = try wanted(presets.search(text), presets)
    if found.count > 1 { return nil }
    if let only = found.first { return DeviceReport(only, among: presets, in: snapshot) }
    do throws(DeviceRequestProblem) {
      let declaration = try DeviceRequest.read(text, presets: presets)
      guard let id = declaration.preset, let preset = presets.named(id),
        let device = try? declaration.resolved(presets)  // what does not resolve is no device
      else { throw .notASetting(text) }
      return DeviceReport(preset, asked: device, request: text, among: presets, in: snapshot)
    } catch {
      throw Failure(.notThere, error.message)
    }
  }

  /// The devices of the maker that is asked for.
  private func wanted(_ found: [Preset], _ presets: PresetTable) throws -> [Preset] {
    guard let maker else { return found }
    let makers = Set(presets.all.map(\.maker)).sorted { $0.precedesByBytes($1) }
    guard let known = makers.first(where: { $0.lowercased() == maker.lowercased() }) else {
      throw Failure(
        .notThere, "no device of the catalog is made by '\(maker)'.",
        hint: Spelling.nearest(maker, in: makers).map { "Did you mean '\($0)'?" }
          ?? "Makers: \(Wording.list(makers)).")
    }
    return found.filter { $0.maker == known }
  }
}
