internal import Catalog

/// What a million tokens cost with this way of running a model.
extension Alternative {
  /// Blended price in USD per million tokens: three parts input, one part output.
  ///
  /// Prices of one alternative come from its one host. On declared devices no price is asked. A
  /// probed server costs something nobody stated, unless the scenario declares devices of its own.
  public var blendedPrice: Cell {
    switch delivery {
    case .hosted(let offer):
      return .known(
        Self.blend(offer.inputUSDPerMillionTokens, offer.outputUSDPerMillionTokens))
    case .closed(let input?, let output?): return .known(Self.blend(input, output))
    case .closed, .none: return .missing
    case .probed: return context.scenario.devices.isEmpty ? .missing : .notApplicable
    case .selfHosted: return .notApplicable
    }
  }

  /// The statements behind the price.
  public var priceEvidence: [EvidenceItem] {
    switch delivery {
    case .hosted(let offer):
      guard let evidence = offer.evidence else { return [] }
      let value =
        "input \(Wording.price(offer.inputUSDPerMillionTokens)), output "
        + "\(Wording.price(offer.outputUSDPerMillionTokens)) USD per million tokens"
      return [
        EvidenceItem(
          field: "price at \(host?.name ?? offer.host)", value: value, evidence: evidence,
          in: snapshot)
      ]
    case .closed:
      return context.base.item("list price of input", self["list_input"])
        + context.base.item("list price of output", self["list_output"])
    case .selfHosted, .probed, .none: return []
    }
  }

  /// Three parts input, one part output.
  static func blend(_ input: Double, _ output: Double) -> Double {
    (3 * input + output) / 4
  }
}
