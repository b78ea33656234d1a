internal import Catalog
public import Licensing

/// How far the duties of a license are, by the sentence of the duty; one that is not named is open.
public struct DutyStates: Hashable, Sendable {
  private var states: [String: LicenseDuty.State]

  /// Nothing is said: every duty is open.
  public init() { states = [:] }

  /// The state of a duty; an open one is forgotten.
  public subscript(duty: String) -> LicenseDuty.State {
    get { states[duty] ?? .open }
    set { states[duty] = newValue == .open ? nil : newValue }
  }

  /// The duties that are done or do not apply, in byte order.
  var settled: [(duty: String, state: LicenseDuty.State)] {
    states.sorted { $0.key.precedesByBytes($1.key) }.map { (duty: $0.key, state: $0.value) }
  }

  /// The settled ones as a list; nothing where there is none.
  var json: JSONValue? {
    guard !states.isEmpty else { return nil }
    return .list(
      settled.map { .object(["text": .text($0.duty), "state": .text($0.state.rawValue)]) })
  }
}
