internal import Catalog
internal import Fit

/// The smallest change of one declared device that lets some of the models in that fail by memory.
struct DeviceRelaxation {
  let relaxation: Relaxation

  /// How many of the nearest models are looked at; each costs some hundred plans.
  private static let looked = 8

  /// The change for the device whose budget has to grow least, in proportion.
  init?(_ excluded: [Alternative]) {
    var nearest: (standing: MemoryStanding, budget: Int64, share: Double)?
    let ways = excluded.flatMap { Self.onDevices($0) }
    let standings = ways.compactMap(\.memory)
    for standing in Self.nearest(standings) {
      let device = standing.device
      let remedies = standing.shape.remedies(
        standing.delivery.quantization, on: device, under: standing.workload)
      guard let budget = remedies.budgetBytes, budget > device.budgetBytes else { continue }
      let share = Double(budget) / Double(max(1, device.budgetBytes))
      if share < nearest?.share ?? .infinity { nearest = (standing, budget, share) }
    }
    guard let nearest, let context = excluded.first?.context,
      let declared = context.scenario.devices.first(where: {
        $0["id"]?.text == nearest.standing.device.id
      })
    else { return nil }
    let change = Change(nearest.standing.device, budget: nearest.budget, in: declared)
    guard let device = try? context.base.device(change.table) else { return nil }
    let back = ways.filter {
      $0.memory?.device.id == device.id
        && $0.memory?.fits(instead: device, context.scenario) == true
    }
    let gained = Set(back.map(\.candidate.index)).count
    guard gained > 0 else { return nil }
    relaxation = Relaxation(must: nil, device: change.table, words: change.words, gained: gained)
  }

  /// The ways of running a model on a device that fail no need but those for memory.
  private static func onDevices(_ alternative: Alternative) -> [Alternative] {
    let musts = alternative.context.scenario.musts.filter(\.isOn)
    return alternative.context.alternatives(of: alternative.candidate).filter { way in
      way.memory != nil
        && musts.allSatisfy {
          $0.comparison == .fits || Constraints.named($0.field)?.judge(way, $0) != .fail
        }
    }
  }

  /// Those that lack least, by what their need is surely below.
  private static func nearest(_ standings: [MemoryStanding]) -> [MemoryStanding] {
    let lacking = standings.compactMap { standing -> (MemoryStanding, Double)? in
      guard let need = standing.need, standing.budget > 0 else { return nil }
      return (standing, need.high / standing.budget)
    }
    return lacking.sorted { left, right in
      left.1 != right.1 ? left.1 < right.1 : left.0.shape.id.precedesByBytes(right.0.shape.id)
    }.prefix(looked).map(\.0)
  }

  /// A device with room for so many bytes: a larger budget, or where its memory is too small a
  /// larger device with the usual reserve.
  private struct Change {
    let table: [String: FactValue]
    let words: String

    init(_ device: Device, budget: Int64, in declared: [String: FactValue]) {
      let gibibyte = MemoryStanding.gibibyte
      let needed = Double(budget) / gibibyte
      let scale = needed < 4 ? 10.0 : 1
      let room = (needed * scale).rounded(.up) / scale
      let each = device.count > 1 ? " each" : ""
      var table = declared
      if room * gibibyte <= Double(device.memoryBytes) {
        table["budget_gib"] = TypedNumber.value(room)
        words = "\(device.id) with a budget of \(Self.spelled(room)) GiB\(each)"
      } else {
        var memory = room
        while memory * gibibyte - Double(device.kind.reserve(of: Int64(memory * gibibyte)))
          < room * gibibyte, memory < room * 2
        {
          memory += 1
        }
        table["budget_gib"] = nil
        table["memory_gib"] = TypedNumber.value(memory)
        words =
          "\(device.id) with \(Self.spelled(memory)) GiB\(each) in place of "
          + Self.spelled(Double(device.memoryBytes) / gibibyte)
          + (declared["budget_gib"] == nil ? "" : ", with the usual reserve")
      }
      self.table = table
    }

    private static func spelled(_ number: Double) -> String {
      Wording.decimals(number, number == number.rounded() ? 0 : 1)
    }
  }
}

extension MemoryStanding {
  /// Whether it surely fits another device in its place, in the quantization that would run there.
  func fits(instead device: Device, _ scenario: Scenario) -> Bool {
    let other =
      scenario.quantizations.isEmpty
      ? shape.delivery(on: device, under: workload, minimumBits: scenario.minimumBits)
      : shape.delivery(delivery.quantization, on: device, under: workload)
    return other?.plan.verdict == .pass
  }
}
