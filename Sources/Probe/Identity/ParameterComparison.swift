/// Compares how many parameters a server counts with what the catalog says.
///
/// A file of weights need not hold all of a model: the part that sees or hears is often a file of
/// its own, draft layers are left out, and a table that serves as head too is counted once or
/// twice. What such a part explains contradicts nothing.
struct ParameterComparison {
  /// What came out; empty where one side does not say.
  let evidence: [ServedIdentity.Evidence]

  /// Parameters agree within this share.
  static let tolerance = 0.005
  /// A count that is rounded more coarsely agrees with nothing.
  static let coarsest = 0.02
  /// Beyond this share nothing but another model explains a difference.
  static let slack = 0.05

  init(_ served: ServedModel, _ model: ModelNumbers) {
    guard let count = served.parameters, let total = model.parameters, count > 0, total > 0 else {
      evidence = []
      return
    }
    let one = Double(count)
    let margin = Double(served.parameterMargin ?? 0)
    let draft = Double(model.draftParameters ?? 0)
    let wholes = [Double(total), Double(total) - draft].filter { $0 > 0 }
    let agrees = wholes.contains { whole in
      abs(one - whole) <= max(whole * Self.tolerance, margin) && margin <= whole * Self.coarsest
    }
    evidence = [
      .parameters(
        served: count, catalog: total,
        agrees: agrees ? true : Self.isPossible(one, margin, model, Double(total)) ? nil : false)
    ]
  }

  private static func isPossible(
    _ count: Double, _ margin: Double, _ model: ModelNumbers, _ total: Double
  ) -> Bool {
    let table = Double(model.vocabularySize ?? 0) * Double(model.hiddenSize ?? 0)
    let spread = max(slack, roundingShare(total))
    let most = total * (1 + spread) + table + margin
    // What sees or hears is at most as large as what writes, in all models of the catalog.
    let rest = model.isMultimodal == false ? total : total / 2
    let least = rest * (1 - spread) - table - margin - Double(model.draftParameters ?? 0)
    return count >= least && count <= most
  }

  /// How far a number in the catalog may be off: one written with two figures or fewer is as
  /// coarse as names are, and names round as they like.
  private static func roundingShare(_ total: Double) -> Double {
    var step = 1.0
    while step * 100 <= total { step *= 10 }
    return (total / step).rounded(.down) * step == total ? 0.15 : 0
  }
}
