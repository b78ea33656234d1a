internal import Catalog
internal import GRDB

/// What the search index holds of one record.
struct SearchEntry {
  /// Other names from tables of aliases, by kind and id.
  typealias Aliases = [RecordKind: [String: [String]]]

  private let kind: RecordKind
  private let id: String
  private let name: String
  private let names: [String]

  /// Reads the names of a record; bookkeeping records have none.
  init?(_ record: Catalog.Record, aliases: Aliases) {
    switch record.kind {
    case .catalog, .aliases, .source: return nil
    default: break
    }
    kind = record.kind
    id = record.id
    name =
      record["name"]?.value?.text ?? record.identity("name")?.text ?? record.identity("title")?.text
      ?? record.id
    names =
      (record.identity("aliases")?.list ?? []) + (record.identity("hub_orgs")?.list ?? [])
      + (record["ollama_tag"]?.value?.list ?? []) + (aliases[kind]?[id] ?? [])
  }

  /// Names that tables of aliases give to records; a name that may mean several counts for each.
  static func aliases(in records: [Catalog.Record]) -> Aliases {
    let kinds: [String: RecordKind] = [
      "licenses": .license, "benchmarks": .benchmark, "models": .model,
    ]
    var aliases: Aliases = [:]
    for record in records where record.kind == .aliases {
      guard let kind = kinds[record.id] else { continue }
      for named in record.section("aliases") {
        for id in named.fact.value?.list ?? [] {
          aliases[kind, default: [:]][id, default: []].append(named.field.name)
        }
      }
    }
    return aliases
  }

  /// Adds it to the index.
  func write(to database: Database) throws {
    try database.cachedStatement(
      sql: "INSERT INTO search (kind, id, name, aliases) VALUES (?, ?, ?, ?)"
    ).execute(arguments: [kind.rawValue, id, name, names.joined(separator: "\n")])
  }
}
