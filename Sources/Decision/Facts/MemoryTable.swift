internal import Catalog
public import Fit

/// What every candidate needs on one declared device for one workload.
final class MemoryTable: Sendable {
  let device: Device
  let workload: Workload
  private let standings: [MemoryStanding?]

  init(base: EvaluationBase, shapes: [ModelShape], device: Device, workload: Workload) {
    self.device = device
    self.workload = workload
    standings = zip(base.candidates, shapes).map { candidate, shape in
      guard candidate.model.status != .closed,
        let delivery = shape.delivery(on: device, under: workload)
      else { return nil }
      return MemoryStanding(delivery: delivery, shape: shape, device: device, workload: workload)
    }
  }

  /// The default way to run a candidate here; nothing where the runtime loads none.
  func standing(of candidate: Candidate) -> MemoryStanding? { standings[candidate.index] }
}

extension Scenario {
  /// The work a device must bear.
  public var workload: Workload {
    Workload(
      contextTokens: contextTokens, promptTokens: promptTokens, answerTokens: answerTokens,
      streams: streams)
  }

  /// The devices it declares, read.
  ///
  /// **Errors**: `ScenarioError` with the words of what is wrong.
  public func resolvedDevices(_ presets: PresetTable) throws -> [Device] {
    try devices.map { try DeviceReading.device($0, presets: presets) }
  }
}
