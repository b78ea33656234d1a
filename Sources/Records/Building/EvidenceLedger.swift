internal import Catalog
internal import Decision

/// Collects the statements a record rests on and gives each an id, in the order of first use.
struct EvidenceLedger {
  private let snapshot: CatalogSnapshot
  private var ids: [EvidenceItem: String] = [:]
  /// The statements by id.
  private(set) var statements: [String: DecisionRecord.Statement] = [:]
  /// The sources by key.
  private(set) var sources: [String: DecisionRecord.SourceNote] = [:]

  init(snapshot: CatalogSnapshot) { self.snapshot = snapshot }

  /// The ids of some statements, each once.
  mutating func ids(for items: [EvidenceItem]) -> [String] {
    var seen: Set<String> = []
    var output: [String] = []
    for item in items {
      let id = id(for: item)
      if seen.insert(id).inserted { output.append(id) }
    }
    return output
  }

  private mutating func id(for item: EvidenceItem) -> String {
    if let id = ids[item] { return id }
    let id = "e\(ids.count + 1)"
    ids[item] = id
    statements[id] = DecisionRecord.Statement(
      field: item.field, value: item.value, kind: item.kind, source: item.source, asOf: item.asOf,
      clause: item.clause, note: item.note)
    if sources[item.source] == nil, let record = snapshot.sources[item.source] {
      sources[item.source] = DecisionRecord.SourceNote(
        title: record.identity("title")?.text, publisher: record.identity("publisher")?.text,
        repository: record.identity("repo")?.text, url: record.identity("url")?.text,
        path: record.identity("path")?.text, commit: record.identity("commit")?.text,
        read: record.identity("retrieved")?.date,
        attribution: record.identity("attribution")?.text)
    }
    return id
  }
}
