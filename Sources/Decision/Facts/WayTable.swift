internal import Catalog
internal import Fit
internal import Synchronization

/// Every way of running every candidate that a scenario's devices, workload and hosts allow, in one
/// numbered list, with what was worked out for them column by column.
///
/// **Shape**: the ways of a candidate stand together, in a fixed order; a closed model has the one
/// way of its developer.
/// **Cost**: made once for a base and these settings; scenarios that differ in needs, criteria or
/// weights share it with its columns.
final class WayTable: Sendable {
  /// What a scenario says about ways to run a model.
  struct Settings: Hashable {
    let devices: [Device]
    let workload: Workload
    let choice: MemoryTable.Choice
    let allowsHosts: Bool
    let allowsAggregators: Bool

    init(_ scenario: Scenario, devices: [Device]) {
      self.devices = devices
      workload = scenario.workload
      choice = scenario.quantizationChoice
      allowsHosts = scenario.allowsHosts
      allowsAggregators = scenario.allowsAggregators
    }
  }

  let settings: Settings
  /// One table for each declared device.
  let memory: [MemoryTable]
  /// All ways, those of one candidate beside each other.
  let all: [WayFacts]
  /// Where the ways of each candidate stand, by its index.
  let spans: [Range<Int>]
  /// What rules and criteria gave for the ways so far.
  let columns = ColumnStore()

  private let base: EvaluationBase
  /// The place of each way among those of its model by key; -1 until two of them tie.
  private let keyPlaces: Mutex<[Int32]>

  init(base: EvaluationBase, settings: Settings, reusing previous: WayTable?) {
    self.base = base
    self.settings = settings
    memory = settings.devices.map { device in
      previous?.memory.first {
        $0.device == device && $0.workload == settings.workload && $0.choice == settings.choice
      }
        ?? MemoryTable(
          base: base, shapes: base.shapes, device: device, workload: settings.workload,
          choice: settings.choice)
    }
    let enumeration = Enumeration(base: base, settings: settings, memory: memory)
    var all: [WayFacts] = []
    all.reserveCapacity(base.candidates.count * 4)
    var spans: [Range<Int>] = []
    spans.reserveCapacity(base.candidates.count)
    for candidate in base.candidates {
      let start = all.count
      if candidate.model.status == .closed {
        all.append(enumeration.reference(candidate))
      } else {
        enumeration.append(candidate, to: &all)
      }
      spans.append(start..<all.count)
    }
    self.all = all
    self.spans = spans
    keyPlaces = Mutex([Int32](repeating: -1, count: all.count))
  }

  /// The ways of running a model, also of a closed one that hosts serve.
  func ways(of candidate: Candidate) -> [WayFacts] {
    guard candidate.model.status == .closed else { return Array(all[spans[candidate.index]]) }
    var ways: [WayFacts] = []
    Enumeration(base: base, settings: settings, memory: memory).append(candidate, to: &ways)
    return ways
  }

  /// The ways of running a model on a device that do not compete, because another quantization was
  /// chosen there, largest first.
  func unchosenWays(of candidate: Candidate) -> [WayFacts] {
    let enumeration = Enumeration(base: base, settings: settings, memory: memory)
    return memory.flatMap { table in
      table.unchosen(of: candidate, base.shapes[candidate.index]).map {
        enumeration.onDevice(candidate, $0)
      }
    }
  }

  /// Whether a way stands before another of the same model where both rank the same.
  ///
  /// Two offers of one host under one name: the dearer one never hides the cheaper.
  func precedes(_ left: Int, _ right: Int) -> Bool {
    let (before, after) = keyPlaces.withLock { places in
      if places[left] < 0 { fill(&places, spans[all[left].candidate.index]) }
      return (places[left], places[right])
    }
    return before < after
  }

  private func fill(_ places: inout [Int32], _ span: Range<Int>) {
    let keys = span.map { (key: all[$0].delivery.key, price: all[$0].orderingPrice) }
    let order = keys.indices.sorted { left, right in
      if keys[left].key != keys[right].key {
        return keys[left].key.precedesByBytes(keys[right].key)
      }
      return keys[left].price != keys[right].price
        ? keys[left].price < keys[right].price : left < right
    }
    for (place, position) in order.enumerated() {
      places[span.lowerBound + position] = Int32(place)
    }
  }
}

extension WayTable {
  /// Lists the ways of one model after another.
  private struct Enumeration {
    let base: EvaluationBase
    let settings: Settings
    let memory: [MemoryTable]
    private let readings: [ModelReading]

    init(base: EvaluationBase, settings: Settings, memory: [MemoryTable]) {
      self.base = base
      self.settings = settings
      self.memory = memory
      readings = base.readings
    }

    /// Probed servers, then devices in the scenario's order, then hosts; at least one way that says
    /// none is known.
    func append(_ candidate: Candidate, to ways: inout [WayFacts]) {
      let start = ways.count
      for measurement in base.measurements[candidate.model.id] ?? [] {
        ways.append(way(candidate, .probed(measurement)))
      }
      for table in memory {
        for standing in table.standings(of: candidate) {
          ways.append(onDevice(candidate, standing))
        }
      }
      if settings.allowsHosts {
        for offer in candidate.offers
        where offer.isSound && (settings.allowsAggregators || !base.isPassedOn(offer)) {
          ways.append(way(candidate, .hosted(offer)))
        }
      }
      if ways.count == start { ways.append(way(candidate, .none)) }
    }

    func onDevice(_ candidate: Candidate, _ standing: MemoryStanding) -> WayFacts {
      WayFacts(
        candidate: candidate,
        delivery: .selfHosted(device: standing.device.id, quantization: standing.quantization),
        memory: standing, in: base, readings: readings)
    }

    /// A closed model as a reference line.
    func reference(_ candidate: Candidate) -> WayFacts {
      way(
        candidate,
        .closed(
          inputUSDPerMillionTokens: candidate.model["list_input"]?.value?.number,
          outputUSDPerMillionTokens: candidate.model["list_output"]?.value?.number))
    }

    private func way(_ candidate: Candidate, _ delivery: Delivery) -> WayFacts {
      WayFacts(candidate: candidate, delivery: delivery, in: base, readings: readings)
    }
  }
}
