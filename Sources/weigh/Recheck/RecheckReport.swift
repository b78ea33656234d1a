internal import Catalog
internal import Cells
internal import Decision
internal import Records

/// What a recheck says: one line for each record, the findings of a single one, and one exit code.
struct RecheckReport {
  let results: [RecheckResult]
  let release: CatalogRelease
  let today: CalendarDate
  let isStrict: Bool

  /// The worst exit code of all; `nil` where every decision holds.
  var status: ExitStatus? {
    results.compactMap { $0.status(isStrict: isStrict) }.max { $0.rawValue < $1.rawValue }
  }

  func lines(width: Int, glyphs: GlyphSet) -> [String] {
    guard results.count == 1, let only = results.first else {
      return results.map { glyphs.spelled($0.message) }
    }
    func wrapped(_ text: String, _ indent: Int) -> [String] {
      glyphs.metrics.wrapped(glyphs.spelled(text), to: max(20, width - indent)).map {
        String(repeating: " ", count: indent) + $0
      }
    }
    var lines = wrapped(only.verdict, 0)
    for finding in only.findings {
      let mark = finding.counts ? finding.severity.rawValue : "acknowledged"
      lines += ["", "\(mark): \(finding.code.rawValue)"] + wrapped(finding.message, 2)
      lines += wrapped(finding.acknowledgementMessage ?? finding.code.advice, 2)
    }
    return lines
  }

  var plain: [String] {
    let head = [
      "file", "record", "result", "exit", "code", "class", "entry", "about", "was", "now", "date",
      "acknowledged", "message",
    ]
    return [PlainTable.line(head)]
      + results.flatMap { result -> [String] in
        let start = [
          result.file, result.name ?? "", result.word,
          String(result.status(isStrict: isStrict)?.rawValue ?? 0),
        ]
        guard !result.findings.isEmpty else {
          return [
            PlainTable.line(start + Array(repeating: "", count: 8) + [result.message])
          ]
        }
        return result.findings.map { finding in
          PlainTable.line(
            start + [
              finding.code.rawValue, finding.severity.rawValue, finding.model ?? "", finding.about,
              finding.was ?? "", finding.now, finding.date?.description ?? "",
              finding.acknowledgement?.by ?? "", finding.message,
            ])
        }
      }
  }

  var json: JSONValue {
    .object([
      "schema": .text(Recheck.schema), "today": .text(today.description),
      "strict": .flag(isStrict), "catalog": release.json,
      "exit": .integer(Int64(status?.rawValue ?? 0)),
      "records": .list(results.map { $0.json(isStrict: isStrict) }),
    ])
  }
}

extension RecheckResult {
  var file: String {
    switch self {
    case .checked(let file, _), .verified(let file, _, _), .failed(let file, _, _): return file
    }
  }

  var name: String? {
    switch self {
    case .checked(_, let recheck): return recheck.name
    case .verified(_, let record, _): return record.name
    case .failed(_, let name, _): return name
    }
  }

  var findings: [RecheckFinding] {
    if case .checked(_, let recheck) = self { return recheck.findings }
    return []
  }

  /// The result in one word for programs.
  var word: String {
    switch self {
    case .checked(_, let recheck): return recheck.holds ? "holds" : "no-longer-holds"
    case .verified(_, let record, let found):
      return record.basis.resultID == found ? "same-result" : "other-result"
    case .failed: return "not-checked"
    }
  }

  /// The exit code; `nil` where all is well.
  func status(isStrict: Bool) -> ExitStatus? {
    switch self {
    case .checked(_, let recheck):
      return recheck.holds && !(isStrict && recheck.count(.warns) > 0) ? nil : .answerIsNo
    case .verified(_, let record, let found):
      return record.basis.resultID == found ? nil : .answerIsNo
    case .failed(_, _, let failure): return failure.code
    }
  }

  /// The result without any finding, for where they stand below it.
  var verdict: String {
    if case .checked(_, let recheck) = self { return recheck.verdict }
    return message
  }

  /// The result in one line.
  var message: String {
    switch self {
    case .checked(_, let recheck): return recheck.message
    case .verified(_, let record, let found):
      let former = String(record.basis.resultID.prefix(12))
      if record.basis.resultID == found { return "\(record.name): the same result, \(former)." }
      return "\(record.name): another result, \(former) → \(found.prefix(12)). "
        + "The rules of Weigh or what was measured here are not what they were."
    case .failed(let file, let name, let failure):
      return "\(name ?? file): " + failure.message + (failure.hint.map { " \($0)" } ?? "")
    }
  }

  func json(isStrict: Bool) -> JSONValue {
    var body: [String: JSONValue]
    switch self {
    case .checked(_, let recheck):
      guard case .object(let object) = recheck.json else { return .null }
      body = object
    case .verified(_, let record, let found):
      body = [
        "slug": .text(record.slug), "former": .text(record.basis.resultID), "now": .text(found),
      ]
      body["number"] = record.number.map { .integer(Int64($0)) }
    case .failed(_, _, let failure):
      body = ["error": .object(["kind": .text(failure.kind), "message": .text(failure.message)])]
    }
    body["file"] = .text(file)
    body["result"] = .text(word)
    body["message"] = .text(message)
    body["exit"] = .integer(Int64(status(isStrict: isStrict)?.rawValue ?? 0))
    return .object(body)
  }
}
