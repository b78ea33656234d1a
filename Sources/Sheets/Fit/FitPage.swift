internal import Catalog
internal import Cells
public import Decision
public import Fit

/// What one model needs on one device, line by line, how fast it would answer, and what would
/// change either; made from values alone, so that files and catalog entries read the same.
public struct FitPage: Sendable {
  /// The model as far as memory and speed go.
  public let shape: ModelShape
  /// The device.
  public let device: Device
  /// The way of running it that is shown.
  public let delivery: Fit.Delivery
  /// What the sizes rest on.
  public let evidence: [EvidenceItem]
  /// What else to know of the model, such as what the header of its file states.
  public let remarks: [String]
  /// What probes say of the model in this quantization on this device, the newest first.
  public let probes: [DeviceProbe]

  /// Makes a page.
  public init(
    shape: ModelShape, device: Device, delivery: Fit.Delivery, evidence: [EvidenceItem] = [],
    remarks: [String] = [], probes: [DeviceProbe] = []
  ) {
    self.shape = shape
    self.device = device
    self.delivery = delivery
    self.evidence = evidence
    self.remarks = remarks
    self.probes = probes.filter { $0.isOf(delivery.quantization, on: device) }
  }

  var plan: MemoryPlan { delivery.plan }
  var workload: Workload { delivery.plan.workload }

  /// The page.
  public var sheet: Sheet {
    Sheet(
      title: "\(shape.id) in \(delivery.quantization.id) on \(deviceName)",
      summary: summary,
      items: verdict + memory + files + room + changes + speed + sources)
  }

  /// The page in one line, without the plans the page compares.
  var summary: String { plan.verdict.words + ", " + needWords }

  /// How many of what, by the name in the scenario and by the one people know.
  var deviceName: String {
    let count = device.count == 1 ? "" : "\(device.count) × "
    return count + (device.name == device.id ? device.id : "\(device.name) (\(device.id))")
  }

  /// What runs it, and how several devices share the work.
  private var runWords: String {
    guard device.count > 1, !device.runsOnProcessor else { return device.runtime.rawValue }
    return device.runtime == .vllm
      ? "vllm, every card works on each layer"
      : "\(device.runtime.rawValue), layers dealt out to the cards, which work one after another; "
        + "with runtime=vllm behind the device every card works on each layer"
  }

  private var needWords: String { "\(plan.need.words) of \(budgetWords)" }

  private var budgetWords: String {
    let budget = ByteInterval(plan.budgetBytes, basis: .formula).words
    guard plan.spillBudgetBytes > 0 else { return budget }
    return budget + " and "
      + ByteInterval(plan.spillBudgetBytes, basis: .formula).words + " of host memory"
  }

  private var verdict: [SheetItem] {
    var items: [SheetItem] = remarks.map { .remark($0) }
    items.append(.entry("Run by", runWords))
    items.append(.statement(plan.sentence(for: shape, on: device)))
    if let limit = shape.contextLimitTokens, workload.contextTokens > limit {
      items.append(
        .statement(
          "The model accepts \(tokens(limit)) tokens; \(tokens(workload.contextTokens)) were asked "
            + "for."))
    }
    if plan.verdict != .pass,
      let change = shape.remedies(delivery.quantization, on: device, under: workload)
        .sentence(count: device.count)
    {
      items.append(.statement(change))
    }
    return items
  }

  /// Every line with how it is known and how it was worked out, their sum, and what is left.
  private var memory: [SheetItem] {
    var rows = plan.lines.map { line in
      SheetTable.Row([
        line.part.words, line.bytes.words, line.bytes.basis.words,
        plan.formula(of: line.part, for: shape),
      ])
    }
    rows.append(
      SheetTable.Row(
        ["need", plan.need.words, "sum", "all lines together"], isMarked: true))
    rows.append(SheetTable.Row(["budget", budgetWords, "declared", budgetFormula]))
    let table = SheetTable(
      columns: [
        .init("Part"), .init("Memory", alignsRight: true), .init("Known by"),
        .init("Worked out as", wraps: true),
      ], rows: rows)
    return [.heading("Memory"), .table(table)] + placement
  }

  private var budgetFormula: String {
    if device.runsOnProcessor, device.kind == .discrete {
      return "host memory, all that is declared"
    }
    let each = ByteInterval(device.budgetBytes, basis: .formula).words
    let memory = ByteInterval(device.memoryBytes, basis: .formula).words
    let count = device.count == 1 ? "" : "\(device.count) × "
    return "\(count)\(each) of \(memory) of memory"
  }

  private var placement: [SheetItem] {
    guard case .split(let here, let there) = plan.placement else { return [] }
    return [
      .remark(
        "\(here) of \(here + there) layers lie on the card, the others in host memory.")
    ]
  }

  /// What an engine sets aside and what a monitor shows: other numbers than the need.
  private var files: [SheetItem] {
    guard device.runtime == .llamaCpp else { return [] }
    let allocation = shape.engineAllocation(for: workload)
    var items: [SheetItem] = [
      .heading("What llama.cpp and a monitor show"),
      .entry(
        "Cache set aside",
        "\(allocation.cache.words), with -c \(Wording.grouped(Double(allocation.contextArgument)))"
          + " in all"),
    ]
    if let view = shape.monitorView(plan, on: device) {
      items.append(.entry("Anonymous memory", "\(view.anonymous.words); cannot be dropped"))
      items.append(
        .entry(
          "File-mapped memory", "\(view.mapped.words); the system can take back what was copied")
      )
    }
    items += probes.compactMap(probedMemory)
    return items
  }

  private var sources: [SheetItem] {
    evidence.isEmpty ? [] : [.heading("Sources")] + evidence.map(SheetItem.evidence)
  }
}
