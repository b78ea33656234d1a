public import Catalog

/// Names a fact gives, or why it gives none.
public enum NameReading: Hashable, Sendable {
  case known([String])
  case missing
  case notApplicable

  /// The names of a fact; a disputed or empty one gives none.
  init(_ fact: Fact?) {
    guard case .known(let value, _, _) = fact, let names = value.list, !names.isEmpty else {
      self = .missing
      return
    }
    self = .known(names)
  }
}

/// The three places of a model: its developer's, its host's, and the machines'. Never mixed.
extension Alternative {
  /// The developer's record, where one is assigned.
  public var developer: Record? {
    candidate.model.developer.flatMap { snapshot.developers[$0] }
  }

  /// The country of the developer's seat.
  public var developerCountry: NameReading { reading.developerCountry }

  /// The country whose law binds the entity that signs for the host.
  public var contractingCountry: NameReading {
    switch delivery {
    case .hosted: return hosting?.contractingCountry ?? .missing
    case .selfHosted, .probed: return .notApplicable
    case .closed, .none: return .missing
    }
  }

  /// The countries the host's machines stand in; the offer's own statement is the narrower one.
  public var datacenterCountries: NameReading {
    switch delivery {
    case .hosted(let offer):
      if let stated = offer.datacenters, !stated.isEmpty { return .known(stated) }
      return hosting?.datacenterCountries ?? .missing
    case .selfHosted, .probed: return .notApplicable
    case .closed, .none: return .missing
    }
  }

  /// The languages the publisher names.
  public var languages: NameReading { reading.languages }

  /// What the model reads: text, image, audio, video.
  public var inputs: NameReading { reading.inputs }
}
