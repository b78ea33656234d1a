internal import Catalog
internal import Decision

/// The chosen model of a decision and the product that will use it: what bills of materials are about.
struct ExportSubject {
  let record: DecisionRecord
  let entry: DecisionRecord.Entry
  let product: String

  /// Finds model and product in a record.
  ///
  /// **Errors**: `ExportRefusal` where one of them is missing; `format` is its name in the sentence.
  init(_ record: DecisionRecord, format: String) throws(ExportRefusal) {
    switch record.choice {
    case .open: throw .nothingChosen(format: format)
    case .noneOfThese: throw .noneOfThese(format: format)
    case .model: break
    }
    guard let entry = record.chosen.flatMap(record.entry) else {
      throw .nothingChosen(format: format)
    }
    let product = PlainText.oneLine(record.product ?? "")
    guard !product.isEmpty else { throw .noProduct(format: format) }
    guard !entry.facts.isEmpty else { throw .factsNotKept(format: format, model: entry.id) }
    self.record = record
    self.entry = entry
    self.product = product
  }

  /// A fact in words, also where it is not known; a field the record does not speak of is not known.
  func words(_ field: DecisionRecord.ModelField) -> String {
    entry.fact(field).map(words) ?? notKnown
  }

  func words(_ fact: DecisionRecord.ModelFact) -> String {
    fact.words(asOf: record.basis.catalogAsOf)
  }

  /// The values of a fact, or in words why there are none.
  func values(_ field: DecisionRecord.ModelField) -> [String] {
    let values = entry.fact(field)?.values ?? []
    return values.isEmpty ? [words(field)] : values
  }

  /// What stands where the catalog knows nothing.
  var notKnown: String { "not known to the catalog of \(record.basis.catalogAsOf)" }

  /// The day of the decision as a moment: nothing of the time of day is known.
  var moment: String { Self.moment(record.decided) }

  /// A day as the moment it begins; of a month, its first day.
  static func moment(_ date: CalendarDate) -> String {
    let text = date.description
    return (date.day == nil ? text + "-01" : text) + "T00:00:00Z"
  }

  /// The licenses that apply, the model's own first.
  var licenses: [DecisionRecord.LicenseLine] {
    entry.licenses.filter { $0.through == nil } + entry.licenses.filter { $0.through != nil }
  }

  /// The model's own licenses its publisher declares: in the repository, its card or a tag.
  var declaredLicenses: [DecisionRecord.LicenseLine] {
    licenses.filter { $0.through == nil && !["reported", "inherited"].contains($0.basis) }
  }

  /// An id of the SPDX list that may stand alone, not an expression of several.
  static func listedID(_ line: DecisionRecord.LicenseLine) -> String? {
    guard let id = line.spdx, !id.isEmpty, !id.hasPrefix("LicenseRef-") else { return nil }
    let isPlain = id.utf8.allSatisfy { byte in
      byte == 0x2E || byte == 0x2D || byte == 0x2B || Character(UnicodeScalar(byte)).isASCIIWord
    }
    return isPlain ? id : nil
  }

  /// Hash of a file, where the text is one.
  static func sha256(_ text: String?) -> String? {
    guard let hash = text?.lowercased(), hash.utf8.count == 64,
      hash.allSatisfy({ $0.isASCII && $0.isHexDigit })
    else { return nil }
    return hash
  }

  /// Statements by their ids, each with its id, in the order given.
  func statements(_ ids: [String]) -> [(id: String, statement: DecisionRecord.Statement)] {
    ids.compactMap { id in record.evidence[id].map { (id: id, statement: $0) } }
  }

  /// Where a statement was read: the public address of its source, where one is known.
  func address(of statement: DecisionRecord.Statement) -> String? {
    guard let source = record.sources[statement.source] else { return nil }
    if let url = source.url { return WebAddress.plain(url) }
    guard let repository = source.repository else { return nil }
    let tree = source.commit.map { "/tree/" + WebAddress.encoded($0) } ?? ""
    return WebAddress.plain("https://github.com/" + WebAddress.encodedPath(repository) + tree)
  }

  /// What was asked of one model and how it stands: every need of the scenario, met or not.
  var needs: [(need: DecisionRecord.Need, reason: DecisionRecord.Reason?)] {
    record.funnel.map { need in
      (need: need, reason: entry.needs.first { $0.rule == need.rule })
    }
  }

  /// Who set a verdict of the chosen model by hand, in a sentence.
  func override(_ rule: String) -> String? {
    record.overrides.first { $0.model == entry.id && $0.rule == rule }.map {
      "Set to \($0.verdict.rawValue) by \($0.by) on \($0.date): \($0.reason)"
    }
  }

  /// A number with six decimals, as text.
  static func decimals(_ number: Double) -> String { JSONValue.computed(number).canonicalText }
}

extension Character {
  /// Whether it is an ASCII letter or digit.
  var isASCIIWord: Bool { isASCII && (isLetter || isNumber) }
}
