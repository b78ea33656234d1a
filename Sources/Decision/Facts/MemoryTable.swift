internal import Catalog
public import Fit

/// What every candidate needs on one declared device for one workload.
final class MemoryTable: Sendable {
  /// What a scenario says about the quantizations that may run on its devices.
  struct Choice: Hashable {
    /// The fewest bits per weight that are chosen.
    let minimumBits: Double
    /// Those that stand beside each other; without any, one is chosen for each model.
    let quantizations: [Quantization]
  }

  let device: Device
  let workload: Workload
  let choice: Choice
  private let base: EvaluationBase
  private let all: [[MemoryStanding]]

  init(
    base: EvaluationBase, shapes: [ModelShape], device: Device, workload: Workload, choice: Choice
  ) {
    self.device = device
    self.workload = workload
    self.choice = choice
    self.base = base
    all = zip(base.candidates, shapes).map { candidate, shape in
      guard candidate.model.status != .closed else { return [] }
      let deliveries =
        choice.quantizations.isEmpty
        ? [shape.delivery(on: device, under: workload, minimumBits: choice.minimumBits)]
          .compactMap(\.self)
        : choice.quantizations.filter { $0.runs(on: device.runtime) }
          .map { shape.delivery($0, on: device, under: workload) }
      return deliveries.map {
        MemoryStanding(
          delivery: $0, shape: shape, device: device, workload: workload,
          runs: base.snapshot.measuredRuns(of: candidate.model.id),
          probes: base.deviceProbes[candidate.model.id] ?? [])
      }
    }
  }

  /// The ways to run a candidate here: the chosen one, or one for each quantization asked for;
  /// none where the runtime loads none.
  func standings(of candidate: Candidate) -> [MemoryStanding] { all[candidate.index] }

  /// The quantizations a candidate was not given here because another was chosen, largest first;
  /// none where the scenario names the ones it wants, or where not even the smallest surely fits.
  func unchosen(of candidate: Candidate, _ shape: ModelShape) -> [MemoryStanding] {
    guard choice.quantizations.isEmpty, let chosen = all[candidate.index].first,
      chosen.fits == .pass
    else { return [] }
    return shape.quantizations(on: device.runtime, minimumBits: choice.minimumBits)
      .filter { $0 != chosen.delivery.quantization }
      .map { quantization in
        MemoryStanding(
          delivery: shape.delivery(quantization, on: device, under: workload), shape: shape,
          device: device, workload: workload,
          runs: base.snapshot.measuredRuns(of: candidate.model.id),
          probes: base.deviceProbes[candidate.model.id] ?? [])
      }
  }
}

extension Scenario {
  /// The work a device must bear.
  public var workload: Workload {
    Workload(
      contextTokens: contextTokens, promptTokens: promptTokens, answerTokens: answerTokens,
      streams: streams, cacheType: cacheType)
  }

  /// What it says about quantizations on devices.
  var quantizationChoice: MemoryTable.Choice {
    MemoryTable.Choice(minimumBits: minimumBits, quantizations: quantizations)
  }

  /// The devices it declares, read.
  ///
  /// **Errors**: `ScenarioError` with the words of what is wrong.
  public func resolvedDevices(_ presets: PresetTable) throws -> [Device] {
    try devices.map { try DeviceReading.device($0, presets: presets) }
  }
}
