internal import Catalog

/// One way of running a checkpoint with the facts no need, weight or answer changes.
///
/// Made once for all scenarios that run models the same way; an `Alternative` binds it to one of
/// them.
final class WayFacts: Sendable {
  /// The checkpoint.
  let candidate: Candidate
  /// The way of running it.
  let delivery: Delivery
  /// What it needs in memory, for deliveries on a device.
  let memory: MemoryStanding?
  /// The facts of the model that are asked for again and again.
  let reading: ModelReading
  /// The facts of the host, for hosted deliveries.
  let hosting: HostReading?

  init(
    candidate: Candidate, delivery: Delivery, memory: MemoryStanding? = nil,
    in base: EvaluationBase,
    readings: [ModelReading]
  ) {
    self.candidate = candidate
    self.delivery = delivery
    self.memory = memory
    reading = readings[candidate.index]
    hosting = delivery.offer.flatMap { base.hostReadings[$0.host] }
  }

  /// The price of a million tokens that tells two offers of one host apart; zero without one.
  var orderingPrice: Double {
    guard let offer = delivery.offer else { return 0 }
    return Alternative.blend(offer.inputUSDPerMillionTokens, offer.outputUSDPerMillionTokens)
  }
}
