import Catalog
import Decision
import Foundation
import Testing

@testable import Records

/// The JSON Schemas of Weigh's own files, by themselves and as a program that others wrote reads them.
struct FileSchemaTests {
  /// Ways to break a record that its reader refuses, each under a name.
  private static var mutations: [(name: String, change: (inout [String: JSONValue]) -> Void)] {
    [
      ("wrong-type", { $0["deciders"] = .text("reviewer 1") }),
      ("missing-key", { $0["outcome"] = nil }),
      ("unknown-key", { $0["rank"] = .count(1) }),
      ("wrong-word", { $0["status"] = .text("done") }),
      ("number-for-text", { $0["title"] = .count(7) }),
      ("no-such-month", { $0["decided"] = .text("2026-13-01") }),
      ("superseded-by-nothing", { $0["status"] = .text("superseded") }),
      ("successor-of-nothing", { $0["supersededBy"] = .count(9) }),
      ("nothing-chosen", { $0["outcome"] = Self.changed($0["outcome"], "chosen", to: .null) }),
      ("unknown-inner-key", { $0["context"] = Self.changed($0["context"], "rank", to: .count(1)) }),
      (
        "condition-without-test",
        { $0["reopen"] = .list([.object(["text": .text("it gets slower")])]) }
      ),
      (
        "item-of-no-checklist",
        {
          $0["checklist"] = .list([
            .object(["item": .count(0), "state": .text("open"), "facts": .list([])])
          ])
        }
      ),
    ]
  }

  private static func changed(_ value: JSONValue?, _ key: String, to new: JSONValue) -> JSONValue? {
    guard case .object(var object)? = value else { return value }
    object[key] = new
    return .object(object)
  }

  private static func object(_ value: JSONValue?) -> [String: JSONValue] {
    if case .object(let object)? = value { return object }
    return [:]
  }

  /// Every part a schema points at.
  private static func references(in value: JSONValue) -> Set<String> {
    switch value {
    case .object(let object):
      var found = object.values.reduce(into: Set<String>()) { $0.formUnion(references(in: $1)) }
      if case .text(let reference)? = object["$ref"] { found.insert(reference) }
      return found
    case .list(let list):
      return list.reduce(into: []) { $0.formUnion(references(in: $1)) }
    default: return []
    }
  }

  @Test(arguments: FileSchema.allCases)
  func `a schema points at all of its parts and at nothing else`(_ schema: FileSchema) {
    let parts = Self.object(Self.object(schema.json)["$defs"]).keys.map { "#/$defs/" + $0 }
    #expect(Self.references(in: schema.json) == Set(parts))
  }

  @Test(arguments: FileSchema.allCases)
  func `every key of a file is described in a sentence`(_ schema: FileSchema) {
    let keys = Self.object(Self.object(schema.json)["properties"])
    #expect(keys.count > ShortlistContent.keys.count)
    for (name, key) in keys {
      guard case .text(let sentence)? = Self.object(key)["description"] else {
        Issue.record("\(name) is not described")
        continue
      }
      #expect(sentence.hasSuffix("."), "\(name): \(sentence)")
    }
  }

  @Test func `the schema knows the keys the reader knows`() {
    let described = Set(ContentSchema.required.keys).union(ContentSchema.optional.keys)
    #expect(described == Set(ShortlistContent.keys))
  }

  @Test func `the reader refuses every broken record`() throws {
    let record = try RecordFixture.record()
    for (name, change) in Self.mutations {
      #expect(throws: RecordProblem.self, "\(name)") {
        try DecisionRecord(jsonText: signed(record, change))
      }
    }
  }

  @Test(.enabled(if: Validators.areThere, "needs .build/venv, made by 'make venv'"))
  func `the schemas are schemas`() throws {
    try Validators.withFolder { folder in
      let files = try FileSchema.allCases.map { try Self.write($0, to: folder) }
      try Validators.python(["-m", "check_jsonschema", "--check-metaschema"] + files)
    }
  }

  @Test(.enabled(if: Validators.areThere, "needs .build/venv, made by 'make venv'"))
  func `records of every case are accepted, and broken ones refused each`() throws {
    let record = try RecordFixture.record()
    try Validators.withFolder { folder in
      let schema = try Self.write(.decision, to: folder)
      var files = try RecordCases.all().enumerated().map { number, item in
        try Self.write(item.record.json.indentedText, "\(number).json", to: folder)
      }
      let extended = signed(record) { $0["x-team"] = .object(["ticket": .count(4)]) }
      files.append(try Self.write(extended, "extended.json", to: folder))
      files.append(Golden.folder.appending(path: "0007-use-alpha-for-the-support-bot.json").path)
      try Validators.python(["-m", "check_jsonschema", "--schemafile", schema] + files)

      let broken = try Self.mutations.map { mutation in
        try Self.write(signed(record, mutation.change), mutation.name + ".json", to: folder)
      }
      let said = try Validators.python(
        ["-m", "check_jsonschema", "--schemafile", schema] + broken, status: 1)
      for file in broken { #expect(said.contains(file + "::"), "accepted: \(file)") }
    }
  }

  @Test(.enabled(if: Validators.areThere, "needs .build/venv, made by 'make venv'"))
  func `shortlists are accepted, and no record passes for one`() throws {
    try Validators.withFolder { folder in
      let schema = try Self.write(.shortlist, to: folder)
      let outcome = try RecordFixture.outcome()
      let drawn = try Shortlist(
        outcome, title: "Support bot", created: try RecordFixture.today(),
        robustness: outcome.robustness())
      let lists = [try ListFixture().list(), drawn]
      let files = try lists.enumerated().map { number, list in
        try Self.write(list.json.indentedText, "\(number).json", to: folder)
      }
      try Validators.python(["-m", "check_jsonschema", "--schemafile", schema] + files)
      let record = try Self.write(
        try RecordFixture.record().json.indentedText, "record.json", to: folder)
      try Validators.python(
        ["-m", "check_jsonschema", "--schemafile", schema, record], status: 1)
    }
  }

  private static func write(_ schema: FileSchema, to folder: URL) throws -> String {
    try write(schema.json.indentedText, schema.rawValue + ".schema.json", to: folder)
  }

  /// Writes a file and gives its path.
  private static func write(_ text: String, _ name: String, to folder: URL) throws -> String {
    let file = folder.appending(path: name)
    try Data(text.utf8).write(to: file)
    return file.path
  }
}
