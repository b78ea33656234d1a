extension PolicyFinding {
  /// The finding in words: always a report, with its instrument and dates.
  public var text: String {
    let report =
      "Reported restriction: \(pack.instrument) (\(pack.jurisdiction), \(pack.date); "
      + "checked \(pack.asOf))"
    if isExpired { return "\(report). The pack has expired and has no effect; check it again." }
    return "\(report) \(coverage.words(surface))"
  }
}

extension PolicyPack.Coverage {
  /// The word in files with spaces: `not stated`.
  public var label: String { rawValue.split(separator: "-").joined(separator: " ") }

  fileprivate func words(_ surface: PolicyPack.Surface) -> String {
    let way = surface.words
    switch self {
    case .covered: return "covers \(way)."
    case .partly: return "covers \(way) in part."
    case .proposed: return "would cover \(way); it is a proposal."
    case .conflicting: return "is reported both ways on \(way); that is not the same as allowed."
    case .notStated, .notAddressed:
      return "does not address \(way), as far as the source goes; that is not the same as allowed."
    case .explicitlyNotCovered: return "leaves out \(way) by its own words."
    }
  }
}

extension PolicyPack.Surface {
  /// The way in words: `downloaded weights`.
  public var words: String {
    switch self {
    case .app: return "the application"
    case .web: return "the web service"
    case .api: return "the developer's API"
    case .thirdPartyHost: return "weights served by others"
    case .selfHostedWeights: return "downloaded weights"
    }
  }
}
