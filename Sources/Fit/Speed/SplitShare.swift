/// The shares of the layers on a device and in host memory.
struct SplitShare: Hashable {
  var onDevice = 1.0
  var inRAM = 0.0

  init(_ placement: Placement) {
    guard case .split(let here, let there) = placement, here + there > 0 else { return }
    onDevice = Double(here) / Double(here + there)
    inRAM = Double(there) / Double(here + there)
  }

  init(inRAM: Double) {
    self.inRAM = inRAM
    onDevice = 1 - inRAM
  }
}

extension MemoryPlan {
  /// Where the layers lie if the need is in the middle of its interval: engines fill a card, so a
  /// need that may or may not fit spills only by what is beyond the budget.
  var middleShare: SplitShare {
    let most = SplitShare(placement)
    let least = SplitShare(placementAtLeast)
    guard most.inRAM > least.inRAM, let high = need.high, let middle = need.middle else {
      return most
    }
    let start = max(need.low, budgetBytes)
    guard middle > start, high > start else { return least }
    let part = Double(middle - start) / Double(high - start)
    return SplitShare(inRAM: least.inRAM + (most.inRAM - least.inRAM) * part)
  }
}
