internal import Catalog
internal import Scoring

/// What two other methods say of the same values and weights: a remark, never an order.
public struct OtherMethodsRemark: Sendable {
  /// One method beside the order.
  public struct Method: Sendable {
    /// What it is called.
    public let name: String
    /// Whether the leader of the order is first there too.
    public let agreesOnFirst: Bool
    /// The rows it puts first, more than one where they tie.
    public let first: [RankedRow]
    /// Kendall's τ-b with the order; `nil` where either ties everyone.
    public let correlation: Double?
    /// The rows that stand more than two places elsewhere there.
    public let moved: [RankedRow]
  }

  /// The methods that give an order here.
  public let methods: [Method]

  /// Both in one or two sentences; `nil` where no method says anything.
  public var sentence: String? {
    guard !methods.isEmpty else { return nil }
    let agreeing = methods.filter(\.agreesOnFirst).map(\.name)
    let others = methods.filter { !$0.agreesOnFirst }
    var parts: [String] = []
    if !agreeing.isEmpty { parts.append("Also first under \(Wording.list(agreeing)).") }
    for method in others {
      let names = method.first.prefix(3).map(\.model.shortName)
      parts.append("Under \(method.name) \(Wording.list(names)) would be first.")
    }
    return parts.joined(separator: " ")
  }
}

extension Outcome {
  /// TOPSIS and the weighted product over the values of the leader's group; `nil` without two rows
  /// and a criterion.
  ///
  /// **Source**: see `CrossCheck`.
  /// **Cost**: pairs of rows.
  public var otherMethods: OtherMethodsRemark? {
    let contenders = contenders
    guard contenders.count > 1, !criteria.isEmpty else { return nil }
    let check = CrossCheck(
      values: values(of: contenders), weights: weights, ranks: contenders.map(\.rank))
    let named = [("TOPSIS", check.topsis), ("weighted product", check.weightedProduct)]
    return OtherMethodsRemark(
      methods: named.compactMap { name, comparison in
        comparison.map { comparison in
          OtherMethodsRemark.Method(
            name: name, agreesOnFirst: comparison.agreesOnFirst,
            first: contenders.indices.filter { comparison.ranks[$0] == 1 }.map { contenders[$0] },
            correlation: comparison.correlation, moved: comparison.moved.map { contenders[$0] })
        }
      })
  }
}
