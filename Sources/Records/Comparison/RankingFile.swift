public import Catalog
public import Decision

/// A shortlist or a decision record with the name of its file: what is compared and shown without a
/// catalog.
public struct RankingFile: Hashable, Sendable {
  /// What was read.
  public enum Document: Hashable, Sendable {
    case shortlist(Shortlist)
    case record(DecisionRecord)
  }

  /// What people call it: the file's name, without its folder.
  public let name: String
  /// What was read.
  public let document: Document

  /// Names a document.
  public init(_ document: Document, name: String) {
    self.document = document
    self.name = PlainText.oneLine(name)
  }

  /// Reads a shortlist or a decision record, whichever the text says it is.
  ///
  /// **Errors**: `RecordProblem`; a file is read whole or not at all.
  public init(jsonText text: String, name: String) throws(RecordProblem) {
    switch try SignedDocument.kindName(of: text) {
    case SignedDocument.Kind.decision.name:
      self.init(.record(try DecisionRecord(jsonText: text)), name: name)
    default:
      self.init(.shortlist(try Shortlist(jsonText: text)), name: name)
    }
  }

  /// The ranking.
  public var content: ShortlistContent {
    switch document {
    case .shortlist(let list): return list.content
    case .record(let record): return record.content
    }
  }

  /// The title.
  public var title: String {
    switch document {
    case .shortlist(let list): return PlainText.oneLine(list.title)
    case .record(let record): return PlainText.oneLine(record.title)
    }
  }

  /// Who made it: the author of a shortlist, the deciders of a record.
  public var authors: [String] {
    switch document {
    case .shortlist(let list): return [list.author].compactMap { $0 }.map(PlainText.oneLine)
    case .record(let record): return record.deciders.map(PlainText.oneLine)
    }
  }

  /// The day it was made.
  public var date: CalendarDate {
    switch document {
    case .shortlist(let list): return list.created
    case .record(let record): return record.decided
    }
  }

  /// The record, where it is one.
  public var record: DecisionRecord? {
    guard case .record(let record) = document else { return nil }
    return record
  }

  /// `shortlist` or `decision record`.
  public var kind: String { record == nil ? "shortlist" : "decision record" }

  /// The document, as it stands in the file.
  public var json: JSONValue {
    switch document {
    case .shortlist(let list): return list.json
    case .record(let record): return record.json
    }
  }

  /// What the document holds of one model, with the statements it rests on; of a model that is ranked
  /// and not listed only rank and score, and `nil` where it holds nothing.
  public func json(of id: String) -> JSONValue? {
    let held =
      content.entry(id).map { ($0.json, $0.evidence) }
      ?? content.excluded.first { $0.id == id }.map { ($0.json, $0.reasons.flatMap(\.evidence)) }
    guard case .object(var object)? = held?.0 else {
      return content.ranked.first { $0.id == id }?.json
    }
    let statements = Dictionary(
      (held?.1 ?? []).compactMap { key in content.evidence[key].map { (key, $0.json) } },
      uniquingKeysWith: { first, _ in first })
    object["statements"] = .object(statements)
    return .object(object)
  }

  /// The ids of the ranked models on it, best first.
  public var listed: [String] {
    content.entries.compactMap { entry in entry.placement.map { (entry.id, $0.position) } }
      .sorted { $0.1 < $1.1 }.map(\.0)
  }
}

extension SignedDocument {
  /// The first part of the schema a text names, where it is one that can be compared.
  fileprivate static func kindName(of text: String) throws(RecordProblem) -> String {
    let kinds = [Kind.shortlist, .decision].map(\.name)
    let value: JSONValue
    do {
      value = try JSONValue(jsonText: text)
    } catch {
      throw .syntax(error)
    }
    guard case .object(let object) = value, case .text(let schema)? = object["schema"] else {
      throw .notARecord(schema: nil, kind: Kind.comparable)
    }
    let name = schema.prefix { $0 != "/" }
    guard kinds.contains(String(name)) else {
      throw .notARecord(schema: schema, kind: Kind.comparable)
    }
    return String(name)
  }
}

extension SignedDocument.Kind {
  /// What is asked for where either kind will do.
  static let comparable = "shortlist or decision record"
}

extension ShortlistContent {
  /// Whether an outcome ranks the same models in the same order with the same scores.
  public func isRanking(of outcome: Outcome) -> Bool {
    ranked.count == outcome.rows.count
      && zip(ranked, outcome.rows).allSatisfy { note, row in
        note.id == row.model.id && note.delivery == row.alternative.delivery.key
          && abs(note.score - row.ranking(outcome.scenario.order)) < 1e-6
      }
  }
}

extension DecisionRecord.Entry {
  /// Ids of every statement its figures rest on.
  fileprivate var evidence: [String] {
    contributions.flatMap(\.evidence) + needs.flatMap(\.evidence) + answers.flatMap(\.evidence)
      + license.evidence
  }
}
