internal import Catalog
internal import Licensing

extension LicenseTextSheet {
  /// One fact of a license text.
  struct StatedFact {
    let field: Field
    /// The name for people.
    let label: String
    /// The value; `nil` where nobody has seen what the text says.
    let value: FactValue?
    let clause: String?
    let note: String?

    /// The value in words; silence of the text and not having looked are told apart.
    var words: String {
      switch value {
      case nil: return "not known"
      case .text(let code)? where !code.contains(" "):
        return code.split(separator: "-").joined(separator: " ")
      case let value?: return value.text ?? value.json.canonicalText
      }
    }
  }

  /// Every fact a license can have, in the order of the catalog's schema.
  var facts: [StatedFact] {
    RecordSchema.of(.license).facts.map { spec in
      let label = spec.field.name.split(separator: "_").joined(separator: " ")
      guard case .known(let value, let evidence, _) = record[spec.field] else {
        return StatedFact(
          field: spec.field, label: Self.capitalized(label), value: nil, clause: nil, note: nil)
      }
      // The word stands in the files for a text nobody has seen on this point.
      let isSeen = value.text != "unknown"
      return StatedFact(
        field: spec.field, label: Self.capitalized(label), value: isSeen ? value : nil,
        clause: evidence.clause, note: evidence.note)
    }
  }

  /// The points nobody has read the text for.
  var notRead: [String] {
    let lists: [(String, Bool)] = [
      ("Limits of size", license.thresholds.wasRead), ("Territory", license.territory.wasRead),
      ("Weighty decisions", license.highStakes.wasRead), ("Duties", license.duties.wasRead),
      ("Name prefixes", license.namePrefixes.wasRead),
    ]
    return facts.filter { $0.value == nil }.map(\.label)
      + lists.filter { !$0.1 }.map(\.0)
  }

  private static func capitalized(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }
}
