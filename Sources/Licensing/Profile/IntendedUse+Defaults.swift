internal import Catalog

extension IntendedUse {
  /// Whether the use is commercial: as said, else true for products and hosted services and for
  /// use inside a company, or inside an entity of unsaid kind.
  public var isCommercial: Bool {
    if let commercial = use.commercial { return commercial }
    switch use.purpose {
    case .product, .maas: return true
    case .internalBusiness: return entity.kind == .company || entity.kind == nil
    case .personal, .research, .evaluation, nil: return false
    }
  }

  /// Whether weights or a fine-tune leave the house.
  var makesCopies: Bool {
    use.redistributesWeights == true || use.publishesFinetune == true
  }

  /// Whether anything built on the model reaches others.
  var isExposed: Bool {
    use.purpose == .product || use.purpose == .maas || makesCopies
  }

  /// Whether a model trained on outputs, or a fine-tune, is published.
  var publishesDerived: Bool {
    use.publishesFinetune == true || use.trainsOtherModels == .published
  }

  /// Whether the model is offered to others as a service.
  var offersService: Bool {
    use.purpose == .maas || use.hostsForThirdParties == true
  }

  /// Whether the entity is in the business of offering models.
  var runsMaaS: Bool { entity.operatesMaaS == true || offersService }

  /// Whether the entity offers an assistant for coding or office work.
  ///
  /// A kind that is spelled almost like one of the two counts: a slip must not lift a limit.
  var runsWorkAssistant: Bool {
    if entity.operatesWorkAssistant == true { return true }
    guard let kind = use.productKind else { return false }
    let folded = kind.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: "-")
    return Spelling.nearest(folded, in: ["ai-coding-assistant", "ai-office-assistant"]) != nil
      || ["coding-assistant", "office-assistant"].contains { folded.hasSuffix($0) }
  }

  /// Whether the model stays inside: no outputs go to others.
  var staysInternal: Bool {
    (use.purpose == .internalBusiness || use.purpose == .evaluation)
      && use.showsOutputsToThirdParties != true
  }

  var acceptsAttribution: Bool { needs.acceptsAttribution ?? true }
  var acceptsUIBranding: Bool { acceptsAttribution && needs.acceptsUIBranding ?? true }
  var acceptsNamePrefix: Bool { needs.acceptsNamePrefix ?? true }

  /// The defaults that stand in for answers not given, in the order of the fields.
  public var assumptions: [Assumption] {
    Self.fields.compactMap { field in
      guard field.value(in: self) == nil, let value = field.defaultValue(in: self) else {
        return nil
      }
      return Assumption(field: field.key, value: value)
    }
  }
}

/// A default that stood in for an answer.
public struct Assumption: Hashable, Sendable {
  /// The field, such as `use.military`.
  public let field: String
  /// What was assumed.
  public let value: ProfileValue
}
