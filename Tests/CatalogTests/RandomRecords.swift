import Catalog
import Scoring

/// Makes records of every kind, seeded, in the form the reader gives them.
struct RandomRecords {
  var random: SplitMix64

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  mutating func record(_ kind: RecordKind, number: Int) -> Record {
    if kind == .preset {
      return Record(
        kind: .preset, id: "p\(number)", file: "presets/p\(number).toml",
        identity: [.init("id", .text("p\(number)")), .init("text", .text("a = \(number)\n"))])
    }
    let schema = RecordSchema.of(kind)
    let id = id(kind, number)
    var identity: [Row.NamedValue] = []
    for spec in schema.identity {
      if spec.field == "id" {
        identity.append(.init("id", .text(id)))
      } else if schema.required.contains(spec.field) || random.below(2) == 0 {
        identity.append(.init(spec.field, value(spec.shape)))
      }
    }
    let facts = schema.facts.compactMap { spec in
      random.below(2) == 0 ? NamedFact(spec.field, fact(spec, schema)) : nil
    }
    var sections: [Record.Section] = []
    for spec in schema.sections {
      var facts = spec.fields.compactMap { field in
        random.below(3) == 0 ? NamedFact(field.field, fact(field, schema)) : nil
      }
      if let shape = spec.openShape {
        for name in ["a", "b key", "c.d"] {
          let field = FieldSpec(Field(name), shape, "")
          facts.append(NamedFact(field.field, fact(field, schema)))
        }
      }
      if !facts.isEmpty { sections.append(.init(name: spec.name, facts: facts)) }
    }
    var lists: [Record.List] = []
    for spec in schema.lists where random.below(2) == 0 {
      let rows = (0..<(1 + random.below(3))).map { position in row(spec, schema, position) }
      lists.append(.init(name: spec.name, rows: rows))
    }
    return Record(
      kind: kind, id: id, file: RecordPlace.path(of: kind, id: id), identity: identity,
      facts: facts, sections: sections, lists: lists)
  }

  private func id(_ kind: RecordKind, _ number: Int) -> String {
    switch kind {
    case .catalog: return "catalog"
    case .aliases: return ["models", "licenses", "benchmarks"][number % 3]
    case .model: return "example/Alpha-\(number).5B"
    default: return "example-\(number)"
    }
  }

  /// Rows come in an order that no column changes: the position leads every text.
  private mutating func row(
    _ spec: RecordSchema.ListSpec, _ schema: RecordSchema, _ position: Int
  ) -> Row {
    let sorts = ["model", "artifact", "format", "kind"]
    var values: [Row.NamedValue] = []
    for column in spec.columns {
      let isRequired = spec.required.contains(column.field)
      guard isRequired || random.below(2) == 0 else { continue }
      if sorts.contains(column.field.name), case .text = column.shape {
        values.append(.init(column.field, .text("\(position)")))
      } else if sorts.contains(column.field.name), case .reference = column.shape {
        values.append(.init(column.field, .text("\(position)")))
      } else if column.field == "artifact" {
        values.append(.init(column.field, .text(["weights", "code", "outputs"][position])))
      } else {
        values.append(.init(column.field, value(column.shape)))
      }
    }
    var evidence = Evidence(source: Evidence.ownRecord)
    if spec.isSourced {
      evidence = Evidence(source: word(), asOf: random.below(2) == 0 ? date() : nil)
    }
    return Row(values: values, evidence: evidence)
  }

  mutating func fact(_ spec: FieldSpec, _ schema: RecordSchema) -> Fact {
    guard schema.isFactSourced else {
      if schema.kind != .license || spec.summary.isEmpty || spec.shape == .flag {
        return .known(value(spec.shape), Evidence(source: Evidence.ownRecord), losing: [])
      }
      return .known(
        value(spec.shape), Evidence(source: Evidence.ownRecord, note: "n", clause: "2"),
        losing: [])
    }
    switch random.below(8) {
    case 0: return .unknown(reason: text(), evidence())
    case 1: return .disputed([claim(spec.shape), claim(spec.shape)])
    case 2: return .known(value(spec.shape), evidence(), losing: [claim(spec.shape)])
    case 3: return .known(value(spec.shape), evidence(), losing: [])
    default: return .known(value(spec.shape), Evidence(source: "main"), losing: [])
    }
  }

  private mutating func claim(_ shape: FieldSpec.Shape) -> Claim {
    Claim(value(shape), evidence())
  }

  private mutating func evidence() -> Evidence {
    Evidence(
      source: word(), asOf: random.below(2) == 0 ? date() : nil,
      note: random.below(3) == 0 ? text() : nil, clause: random.below(4) == 0 ? text() : nil,
      inheritedFrom: random.below(4) == 0 ? "example/\(word())" : nil,
      isEstimate: random.below(4) == 0)
  }

  private mutating func value(_ shape: FieldSpec.Shape) -> FactValue {
    switch shape {
    case .text, .country, .reference: return .text(text())
    case .word(let words): return .text(words[random.below(words.count)])
    case .integer(let range):
      let span = [Int64(9), 12_345, 685_396_921_376, 1 << 60][random.below(4)]
      return .integer(max(range.lowerBound, min(range.upperBound, Int64(random.below(Int(span))))))
    case .number(let range):
      let number = Double(random.below(1 << 40)) / [1, 10, 1024, 1e9][random.below(4)]
      return .number(max(range.lowerBound, min(range.upperBound, number)))
    case .flag: return .flag(random.below(2) == 0)
    case .date: return .date(date())
    case .texts, .countries, .references: return .list((0..<random.below(4)).map { _ in text() })
    case .words(let words):
      return .list((0..<(1 + random.below(2))).map { _ in words[random.below(words.count)] })
    case .numbers: return .numbers([1, 2.5, Double(random.below(1_000_000))])
    case .counts:
      return .counts([
        NamedCount(name: "full", count: Int64(random.below(99))),
        NamedCount(name: "sliding attention", count: 12_345),
      ])
    }
  }

  private mutating func date() -> CalendarDate {
    let day = random.below(3) == 0 ? nil : 1 + random.below(28)
    return CalendarDate(year: 2020 + random.below(8), month: 1 + random.below(12), day: day)
      ?? CalendarDate.epoch
  }

  private mutating func word() -> String { ["hub", "card", "main", "livebench"][random.below(4)] }

  private mutating func text() -> String {
    [
      "plain", "with \"quotes\"", "back\\slash", "line\nfeed\ttab", "", "naïve 中文 🙂", "a\u{7F}b",
      String(repeating: "long ", count: 40), "2025-12-01", "# no comment", "x = 1",
    ][random.below(11)]
  }
}

extension CalendarDate {
  static var epoch: CalendarDate {
    guard let date = CalendarDate(year: 1970, month: 1, day: 1) else {
      preconditionFailure("1970-01-01 is a date")
    }
    return date
  }
}

extension SplitMix64 {
  mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }
}
