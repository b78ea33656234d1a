extension ServedIdentity {
  /// The sentence a person reads.
  public var message: String {
    switch level {
    case .sameFile:
      "The served file is \(model)\(place): its SHA-256 is the published one."
    case .sameNumbers:
      "It has the \(agreements) of \(model)"
        + (isNamed ? ", and its name says so too." : "; its name says nothing.")
    case .byName:
      "By its name only: '\(servedName)' stands for \(model), and nothing contradicts."
    case .contradicts: contradiction
    case .unknown:
      otherName.map { "Nothing tells whether this is \(model); its name stands for \($0)." }
        ?? "Nothing tells whether this is \(model)."
    }
  }

  /// The level in two or three words, to stand beside a figure.
  public var words: String {
    switch level {
    case .sameFile: "same file"
    case .sameNumbers: "same numbers"
    case .byName: "by name only"
    case .contradicts: "another model"
    case .unknown: "not identified"
    }
  }

  private var place: String {
    for case .sameFile(_, let place?) in evidence { return " as \(place) has it" }
    return ""
  }

  private var isNamed: Bool {
    evidence.contains { if case .name = $0 { true } else { false } }
  }

  private var servedName: String {
    for case .name(let name) in evidence { return name }
    return ""
  }

  private var otherName: String? {
    for case .otherName(_, let model) in evidence { return model }
    return nil
  }

  private var agreements: String {
    var parts: [String] = []
    for item in evidence {
      switch item {
      case .parameters(let served, _, agrees: true):
        parts.append("parameters (\(Self.billions(served)))")
      case .quantization(let served, _, agrees: true): parts.append("quantization (\(served))")
      default: break
      }
    }
    return parts.joined(separator: " and ")
  }

  private var contradiction: String {
    var has: [String] = []
    var wanted: [String] = []
    let differs = evidence.contains {
      if case .quantization(_, _, agrees: false) = $0 { true } else { false }
    }
    for item in evidence where item.contradicts {
      switch item {
      case .parameters(let served, let catalog, _):
        let stored = differs ? "" : quantization.map { " at \($0)" } ?? ""
        has.append("\(Self.billions(served)) parameters" + stored)
        wanted.append(Self.billions(catalog))
      case .quantization(let served, let name, _):
        has.append("quantization \(served)")
        wanted.append(name)
      case .vocabulary(let served, let catalog, _):
        has.append("a vocabulary of \(served)")
        wanted.append("one of \(catalog)")
      case .architecture(let served, let catalog, _):
        has.append("the architecture \(served)")
        wanted.append(catalog)
      default: break
      }
    }
    return "This server has \(Self.list(has)); \(model) has \(Self.list(wanted)). Probe it as what "
      + "it is, or name another model with --id."
  }

  private static func list(_ parts: [String]) -> String {
    guard let last = parts.last else { return "" }
    return parts.count < 2 ? last : parts.dropLast().joined(separator: ", ") + " and " + last
  }

  /// Three figures: `7.62 B`, `596 M`.
  public static func billions(_ count: Int) -> String {
    let units = [(1e12, "T"), (1e9, "B"), (1e6, "M"), (1e3, "K")]
    // The unit is that of the rounded number: 999,900,000 is 1 B.
    let unit = units.first { Double(count) >= $0.0 * 0.9995 } ?? (1, "")
    let value = Double(count) / unit.0
    let decimals = value < 9.995 ? 100.0 : value < 99.95 ? 10.0 : 1.0
    let rounded = (value * decimals).rounded() / decimals
    let text = Int(exactly: rounded).map(String.init) ?? String(rounded)
    return unit.1.isEmpty ? text : "\(text) \(unit.1)"
  }
}
