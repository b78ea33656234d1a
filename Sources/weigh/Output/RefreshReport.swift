internal import Catalog
internal import Decision

/// What a refresh found and would change, or has changed.
struct RefreshReport {
  private let refresh: CatalogRefresh
  private let folder: String
  private let isChanged: Bool
  private let isWritten: Bool
  private let showsAll: Bool
  /// How many changes of a kind are shown where not all are wanted.
  private static let shownCount = 20

  init(
    _ refresh: CatalogRefresh, into folder: String, isChanged: Bool, isWritten: Bool,
    showsAll: Bool
  ) {
    self.refresh = refresh
    self.folder = folder
    self.isChanged = isChanged
    self.isWritten = isWritten
    self.showsAll = showsAll
  }

  func print(_ output: OutputOptions) {
    output.print(json: json, plain: plain, lines: lines)
  }

  private var difference: CatalogDifference { refresh.difference }

  // MARK: Lines

  private var lines: [String] {
    var lines = refresh.recognized.map { file in
      "\(file.name.withoutControlCharacters): \(Self.kind(file)), source \(file.outcome.source). \(file.outcome.summary)"
    }
    lines += refresh.unrecognized.map {
      "\($0.withoutControlCharacters): no importer knows this file."
    }
    if refresh.recognized.isEmpty && refresh.unrecognized.isEmpty {
      lines.append("The folder holds no file.")
    }
    for count in difference.counts { lines += ["", Self.text(count)] + changes(of: count.kind) }
    return lines + ["", conclusion]
  }

  private static func kind(_ file: RecognizedFile) -> String {
    file.kind + (file.mapping.map { " with the mapping \($0)" } ?? "")
  }

  private static func text(_ count: CatalogDifference.Count) -> String {
    let parts = [
      (count.new, "new"), (count.changed, "changed"), (count.gone, "gone"),
    ].filter { $0.0 > 0 }.map { "\(Wording.grouped(Double($0.0))) \($0.1)" }
    return "\(count.kind.rawValue): " + parts.joined(separator: ", ")
  }

  private func changes(of kind: RecordKind) -> [String] {
    var lines: [String] = []
    lines += difference.new.filter { $0.kind == kind }.map { "  new: \($0.id)" }
    lines += difference.gone.filter { $0.kind == kind }.map { "  gone: \($0.id)" }
    lines += difference.changes.filter { $0.subject.kind == kind }.map {
      "  \($0.subject.id): \($0.message)"
    }
    let limit = showsAll ? lines.count : Self.shownCount
    guard lines.count > limit else { return lines }
    return lines.prefix(limit) + ["  … and \(lines.count - limit) more; --all shows them."]
  }

  private var conclusion: String {
    if isWritten {
      return "Written to \(folder)/imports. To compile: weigh catalog build --from \(folder)."
    }
    guard isChanged else { return "Nothing changes: \(folder)/imports says all of it already." }
    if difference.isEmpty {
      return "No fact would change, but files below \(folder)/imports would. Nothing is written; "
        + "--yes writes them."
    }
    return "\(Wording.count(difference.changes.count, "change")). Nothing is written; --yes writes "
      + "the imports."
  }

  // MARK: Machine output

  private var plain: [String] {
    var lines = [PlainTable.line(["what", "kind", "id", "field", "nature", "text"])]
    for file in refresh.recognized {
      lines.append(
        PlainTable.line(
          ["file", file.kind, file.name, file.outcome.source, "read", file.outcome.summary]))
    }
    for name in refresh.unrecognized {
      lines.append(PlainTable.line(["file", "", name, "", "unknown", ""]))
    }
    for subject in difference.new {
      lines.append(PlainTable.line(["record", subject.kind.rawValue, subject.id, "", "new", ""]))
    }
    for subject in difference.gone {
      lines.append(PlainTable.line(["record", subject.kind.rawValue, subject.id, "", "gone", ""]))
    }
    for change in difference.changes {
      lines.append(
        PlainTable.line([
          "fact", change.subject.kind.rawValue, change.subject.id, change.path,
          change.nature.rawValue, change.message,
        ]))
    }
    return lines
  }

  private var json: JSONValue {
    .object([
      "schema": .text("weigh.refresh/1"), "written": .flag(isWritten),
      "changed": .flag(isChanged),
      "files": .list(
        refresh.recognized.map { file in
          .object([
            "name": .text(file.name), "kind": .text(file.kind),
            "mapping": file.mapping.map { .text($0) } ?? .null,
            "source": .text(file.outcome.source),
            "rows": .integer(Int64(file.outcome.rowCount)),
            "taken": .integer(Int64(file.outcome.takenCount)),
            "facts": .integer(Int64(file.outcome.facts.count)),
            "unknown": .integer(Int64(file.outcome.unknownCount)),
            "rejected": .integer(Int64(file.outcome.rejectedCount)),
            "refused": .integer(Int64(file.outcome.refused.count)),
          ])
        }),
      "unrecognized": .list(refresh.unrecognized.map { .text($0) }),
      "counts": .list(
        difference.counts.map { count in
          .object([
            "kind": .text(count.kind.rawValue), "new": .integer(Int64(count.new)),
            "changed": .integer(Int64(count.changed)), "gone": .integer(Int64(count.gone)),
          ])
        }),
      "new": .list(difference.new.map(Self.json)), "gone": .list(difference.gone.map(Self.json)),
      "changes": .list(difference.changes.map(Self.json)),
    ])
  }

  private static func json(_ subject: CatalogDifference.Subject) -> JSONValue {
    .object(["kind": .text(subject.kind.rawValue), "id": .text(subject.id)])
  }

  private static func json(_ change: CatalogDifference.Change) -> JSONValue {
    .object([
      "kind": .text(change.subject.kind.rawValue), "id": .text(change.subject.id),
      "field": .text(change.path), "nature": .text(change.nature.rawValue),
      "row": .object(json(change.row)), "old": json(change.old), "new": json(change.new),
      "text": .text(change.message),
    ])
  }

  private static func json(_ values: [Row.NamedValue]) -> [String: JSONValue] {
    Dictionary(
      values.map { ($0.field.name, $0.value.json) }, uniquingKeysWith: { first, _ in first })
  }

  private static func json(_ statement: CatalogDifference.Statement?) -> JSONValue {
    guard let statement else { return .null }
    var object: [String: JSONValue] = [
      "source": statement.evidence.map { .text($0.source) } ?? .null,
      "date": statement.date.map { .text($0.description) } ?? .null,
    ]
    switch statement.content {
    case .value(let value): object["value"] = value.json
    case .unknown(let reason): object["unknown"] = .text(reason)
    case .disputed(let claims):
      object["disputed"] = .list(
        claims.map {
          .object(["value": $0.value.json, "source": .text($0.evidence.source)])
        })
    case .row(let values): object["value"] = .object(json(values))
    }
    return .object(object)
  }
}
