import Catalog
import Decision
import Licensing

extension Fixture {
  /// A policy pack that names the developer of every fixture model; a test states only what differs.
  static func pack(
    _ id: String = "xy-order", subjects: [String] = ["EXAMPLE"], weights: String = "not-addressed",
    host: String = "not-stated", api: String = "covered", expires: String? = nil
  ) -> Record {
    var values: [(Field, FactValue)] = [
      ("version", .text("1")), ("jurisdiction", .text("XY")), ("instrument", .text("Order 7")),
      ("date", .text("2025-02")), ("as_of", .text("2026-02")), ("subjects", .list(subjects)),
      ("scope_api", .text(api)), ("scope_third_party_host", .text(host)),
      ("scope_self_hosted_weights", .text(weights)),
      ("sources", .list(["https://example.org/order"])),
    ]
    if let expires { values.append(("expires", .text(expires))) }
    return Record(kind: .policy, id: id, identity: values.map { .init($0.0, $0.1) })
  }

  /// A scenario with packs on.
  static func restricting(
    _ policies: [String: PolicyPack.Effect], edit: (inout Scenario) -> Void = { _ in }
  ) -> Scenario {
    scenario {
      $0.policies = policies
      edit(&$0)
    }
  }
}

extension Chance {
  /// Packs that name some models or their developer, in every state sources leave them.
  mutating func packs() -> [Record] {
    let words = PolicyPack.Coverage.allCases.map(\.rawValue) + ["covered", "covered"]
    return (0..<3).map { number in
      Fixture.pack(
        "pack-\(number)", subjects: [pick(["Example", "m0", "acme/m1", "line", "nobody"])],
        weights: pick(words), host: pick(words), api: pick(words),
        expires: happens(0.2) ? pick(["2026-01", "2027-01"]) : nil)
    }
  }

  /// Some of them on.
  mutating func policies(_ effects: [PolicyPack.Effect]) -> [String: PolicyPack.Effect] {
    var policies: [String: PolicyPack.Effect] = [:]
    for number in 0..<3 where happens(0.7) { policies["pack-\(number)"] = pick(effects) }
    return policies
  }
}
