internal import Catalog
internal import Licensing

/// One column of the ranked list, shared by screens, tables and exports.
public struct RankColumn: Sendable {
  /// Which column it is.
  public enum ID: String, CaseIterable, Sendable {
    case model, score, price, way, firstToken, host, bar, license, range, context, languages,
      restrictions
  }

  /// A text with how its value is known.
  public struct Text: Hashable, Sendable {
    /// The text; empty where nothing applies.
    public let text: String
    /// How the value is known; `nil` when it is not known.
    public let evidence: EvidenceItem.Kind?
    /// The plain value for machine output; empty when it is not known.
    public let plain: String

    /// Makes a text.
    public init(_ text: String, evidence: EvidenceItem.Kind?, plain: String? = nil) {
      self.text = text
      self.evidence = evidence
      self.plain = plain ?? text
    }
  }

  /// Which column it is.
  public let id: ID
  /// The header.
  public let header: String
  /// The least width in cells.
  public let width: Int
  /// Whether its texts stand at the right.
  public let alignsRight: Bool

  /// Every column, most important first: the order in which they appear as space allows.
  public static let all: [RankColumn] = [
    RankColumn(id: .model, header: "Model", width: 22, alignsRight: false),
    RankColumn(id: .score, header: "Score", width: 5, alignsRight: true),
    RankColumn(id: .price, header: "$/Mtok", width: 6, alignsRight: true),
    RankColumn(id: .way, header: "Runs by", width: 9, alignsRight: false),
    RankColumn(id: .firstToken, header: "TTFT ms", width: 7, alignsRight: true),
    RankColumn(id: .host, header: "Host", width: 6, alignsRight: false),
    RankColumn(id: .bar, header: "", width: 9, alignsRight: false),
    RankColumn(id: .license, header: "License", width: 12, alignsRight: false),
    RankColumn(id: .range, header: "Range", width: 8, alignsRight: false),
    RankColumn(id: .context, header: "Context", width: 8, alignsRight: true),
    RankColumn(id: .languages, header: "Languages", width: 14, alignsRight: false),
    RankColumn(id: .restrictions, header: "Restrictions", width: 12, alignsRight: false),
  ]

  /// The columns that say something under a scenario: restrictions only where a pack is on.
  public static func columns(for scenario: Scenario) -> [RankColumn] {
    all.filter { $0.id != .restrictions || !scenario.policies.isEmpty }
  }

  /// The text of a row in this column; a bar has none, screens draw it from the score.
  public func text(_ row: RankedRow, in outcome: Outcome) -> Text {
    let alternative = row.alternative
    switch id {
    case .model: return Text(row.model.shortName, evidence: .declared, plain: row.model.id)
    case .bar: return Text("", evidence: nil)
    case .score:
      guard !outcome.criteria.isEmpty else { return Text("", evidence: nil) }
      return Text(
        Wording.points(row.score.mid), evidence: .derived,
        plain: Wording.decimals(row.score.mid * 100, 4))
    case .range:
      guard !outcome.criteria.isEmpty else { return Text("", evidence: nil) }
      return Text(
        "[\(Wording.points(row.score.low))–\(Wording.points(row.score.high))]", evidence: .derived)
    case .price:
      return number(alternative.blendedPrice, alternative.priceEvidence, Wording.price)
    case .firstToken:
      return number(alternative.firstToken, alternative.firstTokenEvidence, Wording.grouped)
    case .context:
      return number(alternative.contextWindow, alternative.contextEvidence, Wording.tokens)
    case .host: return host(alternative)
    case .way:
      return Text(
        alternative.deliveryNames[0], evidence: alternative.delivery == .none ? nil : .declared,
        plain: alternative.delivery.key)
    case .license:
      let names = alternative.license.shortNames
      return names.isEmpty
        ? Text("unknown", evidence: nil, plain: "")
        : Text(names.joined(separator: "+"), evidence: .reported)
    case .languages:
      guard case .known(let names) = alternative.languages else {
        return Text("?", evidence: nil, plain: "")
      }
      return Text(names.joined(separator: " "), evidence: .reported)
    case .restrictions: return restrictions(alternative)
    }
  }

  /// The strongest effect, then where the packs hold: `warn: AU US-TX`.
  private func restrictions(_ alternative: Alternative) -> Text {
    let all = alternative.restrictions
    guard let strongest = all.map(\.finding.effect).max() else {
      return alternative.canBeNamed
        ? Text("not named", evidence: .derived, plain: "none") : Text("?", evidence: nil, plain: "")
    }
    var seen: Set<String> = []
    let places = all.map(\.pack.jurisdiction).filter { seen.insert($0).inserted }
    return Text(
      "\(strongest.rawValue): " + places.joined(separator: " "), evidence: .reported,
      plain: all.map { "\($0.pack.id)=\($0.finding.effect.rawValue)" }.joined(separator: " "))
  }

  private func host(_ alternative: Alternative) -> Text {
    switch alternative.delivery {
    case .selfHosted, .probed: return Text("self", evidence: .declared)
    case .closed: return Text("closed", evidence: .reported)
    case .none: return Text("?", evidence: nil, plain: "")
    case .hosted:
      guard case .known(let countries) = alternative.contractingCountry else {
        return Text("?", evidence: nil, plain: "")
      }
      return Text(countries.joined(separator: " "), evidence: .reported)
    }
  }

  private func number(
    _ cell: Cell, _ evidence: [EvidenceItem], _ spell: (Double) -> String
  ) -> Text {
    switch cell {
    case .missing: return Text("?", evidence: nil, plain: "")
    case .notApplicable: return Text("–", evidence: nil, plain: "")
    case .known, .interval:
      let kind = evidence.first?.kind ?? .derived
      let mid = cell.bounds?.mid ?? 0
      let mark = kind == .measured ? "*" : kind == .estimated ? "~" : ""
      return Text(mark + spell(mid), evidence: kind, plain: "\(mid)")
    }
  }
}

extension Wording {
  /// A score as whole points of 100.
  public static func points(_ score: Double) -> String { decimals(score * 100, 0) }
}
