internal import Catalog

// What the evaluation against measurements prints.

extension SpeedEvaluation.Line {
  /// The line as JSON, its keys in a fixed order.
  ///
  /// `{"row":1,"class":"dense","low":70.1,"mid":98.2,"high":131.5,"basis":"formula"}`
  public var json: String {
    let head = "{\"row\":\(row),"
    switch outcome {
    case .estimate(let estimate):
      let ends = Self.ends(estimate.low, estimate.middle, estimate.high, estimate.basis)
      return head + "\"class\":\(Self.quoted(estimate.speedClass.rawValue)),\(ends)}"
    case .prefill(let estimate):
      let ends = Self.ends(estimate.low, estimate.middle, estimate.high, estimate.basis)
      return head + "\"class\":\(Self.quoted(SpeedComparison.promptClass)),\(ends)}"
    case .unknown(let gap): return head + "\"unknown\":\(Self.quoted(gap.words))}"
    case .malformed(let problem): return head + "\"error\":\(Self.quoted(problem.words))}"
    }
  }

  /// The line with what the estimate was made of, for fitting the constants again.
  public var jsonWithParts: String {
    guard case .estimate(let estimate) = outcome else { return json }
    let parts = estimate.parts
    return json.dropLast() + ",\"bytes\":\(Text.decimal(parts.bytesReadOnDevice, 0)),"
      + "\"ram_bytes\":\(Text.decimal(parts.bytesReadInRAM, 0)),"
      + "\"bandwidth\":\(Text.decimal(parts.bandwidthBytesPerSecond, 0)),"
      + "\"layers\":\(Text.decimal(parts.layers, 2))}"
  }

  private static func ends(
    _ low: Double, _ middle: Double, _ high: Double, _ basis: Basis
  ) -> String {
    "\"low\":\(Text.decimal(low, 3)),\"mid\":\(Text.decimal(middle, 3)),"
      + "\"high\":\(Text.decimal(high, 3)),\"basis\":\(quoted(basis.words))"
  }

  private static func quoted(_ text: String) -> String { JSONValue.text(text).canonicalText }
}

extension SpeedRowGap {
  /// Why a row has no speed, in words.
  public var words: String {
    switch self {
    case .unknownModel(let name):
      return "no model and no size in the name \(name.quotedForMessage)"
    case .mayHideMixture(let name, let billions):
      return "\(name.quotedForMessage) may be a mixture of experts: models of "
        + "\(Text.decimal(billions, billions < 10 ? 1 : 0)) B are dense or mixtures"
    case .expertsOnly(let name):
      return "\(name.quotedForMessage) counts experts and does not say how large all of them are"
    case .quantization(let word): return "no quantization is called \(word.quotedForMessage)"
    case .speed(let gap): return gap.words
    case .prefill(let gap): return gap.words
    }
  }

  /// The reason without the names in it.
  var kind: String {
    switch self {
    case .unknownModel: return "no model and no size in the name"
    case .mayHideMixture: return "a size of dense models and mixtures alike"
    case .expertsOnly: return "experts without their size"
    case .quantization: return "unknown quantization"
    case .speed(.noBandwidth), .prefill(.decode(.noBandwidth)): return "no bandwidth"
    case .prefill(.noComputing): return "no computing power"
    case .prefill(.processor): return "prompts on a processor"
    case .prefill(let gap): return gap.words
    case .speed(let gap): return gap.words
    }
  }
}

extension SpeedRowProblem {
  /// What is wrong with a row.
  public var words: String {
    switch self {
    case .brokenQuotes: return "quotation marks do not close"
    case .fieldCount(let count, let expected): return "\(count) fields; expected \(expected)"
    case .empty(let column): return "'\(column)' is empty"
    case .wrongNumber(let column, let text):
      return "'\(column)' has \(text.quotedForMessage); expected a number"
    }
  }
}

extension SpeedFileProblem {
  /// What is wrong with a file, and what to do.
  public var message: String {
    switch self {
    case .noRows: return "has no rows. It needs a first line of column names and rows below it."
    case .missingColumns(let columns):
      return "has no column \(Text.all(columns.map { "'\($0)'" })). Name it in the first line."
    case .noMeasurements(let known):
      return "has no column of measured speeds. Name it \(Text.alternatives(known))."
    }
  }
}

extension SpeedComparison {
  /// The comparison as lines of text: counts, then a table by class and by hardware.
  public var summary: [String] {
    var counts = ["\(all.count) of \(rowCount) rows estimated"]
    if malformedCount > 0 { counts.append("\(malformedCount) malformed") }
    counts += gaps.map { "\($0.count) without: \($0.reason)" }
    return [counts.joined(separator: "; ") + ".", Self.head]
      + (classes + [all] + devices).map(Self.row)
  }

  private static let head = row("", "rows", "within 30 %", "in interval", "measured/predicted")

  private static func row(_ group: Group) -> String {
    row(
      group.name, "\(group.count)", percent(group.shareWithin30Percent),
      percent(group.coveredShare), Text.decimal(group.medianRatio, 2))
  }

  private static func row(
    _ name: String, _ count: String, _ within: String, _ covered: String, _ ratio: String
  ) -> String {
    let name = name.withoutControlCharacters
    let shown = name.count > 34 ? String(name.prefix(33)) + "…" : name
    return shown + String(repeating: " ", count: 34 - shown.count) + padded(count, 6)
      + padded(within, 13) + padded(covered, 13) + padded(ratio, 20)
  }

  private static func percent(_ share: Double) -> String { Text.decimal(share * 100, 0) + " %" }

  private static func padded(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(1, width - text.count)) + text
  }
}
