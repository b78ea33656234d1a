internal import Catalog

/// What a JSON value may be, in the words of JSON Schema.
///
/// **Source**: JSON Schema, draft 2020-12.
struct JSONSchema: Sendable {
  /// The schema, keyword by keyword.
  let keywords: [String: JSONValue]

  /// The schema as a document.
  var json: JSONValue { .object(keywords) }

  private init(_ keywords: [String: JSONValue]) { self.keywords = keywords }
}

extension JSONSchema {
  static let text = typed("string")
  static let number = typed("number")
  static let count = typed("integer")
  static let flag = typed("boolean")
  /// A day or a month; the part it points at is `calendarDate`.
  static let date = part("date")
  /// 64 hex digits.
  static let sha256 = pattern("^[0-9a-f]{64}$")
  static let texts = list(.text)

  /// A day or a month, as a record spells it.
  ///
  /// **Shape**: a pattern knows no calendar: the 31st of February passes here, and no reader.
  static let calendarDate = pattern(
    "^(?!0000)[0-9]{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?$"
  ).described("A day or a month, as 2026-08-01 or 2026-08.")

  /// A whole number within bounds.
  static func wholeNumber(from low: Int, to high: Int) -> JSONSchema {
    JSONSchema(["type": .text("integer"), "minimum": .count(low), "maximum": .count(high)])
  }

  /// This very value.
  static func constant(_ value: JSONValue) -> JSONSchema { JSONSchema(["const": value]) }

  /// One of these texts.
  static func words(_ words: [String]) -> JSONSchema {
    JSONSchema(["type": .text("string"), "enum": .texts(words)])
  }

  /// One word of a closed list.
  static func words<Word: RawRepresentable & CaseIterable>(of type: Word.Type) -> JSONSchema
  where Word.RawValue == String {
    words(type.allCases.map(\.rawValue))
  }

  /// A list of any length, every item alike.
  static func list(_ item: JSONSchema) -> JSONSchema {
    JSONSchema(["type": .text("array"), "items": item.json])
  }

  /// A list of two.
  static func pair(_ item: JSONSchema) -> JSONSchema {
    JSONSchema([
      "type": .text("array"), "items": item.json, "minItems": .count(2), "maxItems": .count(2),
    ])
  }

  /// An object with keys of its own, every value alike.
  static func table(_ item: JSONSchema) -> JSONSchema {
    JSONSchema(["type": .text("object"), "additionalProperties": item.json])
  }

  /// Any of several shapes.
  static func either(_ shapes: [JSONSchema]) -> JSONSchema {
    JSONSchema(["anyOf": .list(shapes.map(\.json))])
  }

  /// A part that is described once, under its name.
  static func part(_ name: String) -> JSONSchema {
    JSONSchema(["$ref": .text("#/$defs/" + name)])
  }

  private static func typed(_ name: String) -> JSONSchema { JSONSchema(["type": .text(name)]) }

  private static func pattern(_ pattern: String) -> JSONSchema {
    JSONSchema(["type": .text("string"), "pattern": .text(pattern)])
  }
}

extension JSONSchema {
  /// An object with these keys and no others but those that begin with `x-`.
  ///
  /// **Shape**: an optional key may be left out or `null`, as the reader takes it; rules say which
  /// keys need each other.
  static func object(
    _ required: [String: JSONSchema], optional: [String: JSONSchema] = [:],
    rules: [JSONSchema] = []
  ) -> JSONSchema {
    let keys = required.merging(optional.mapValues(\.orNull)) { first, _ in first }
    var keywords: [String: JSONValue] = [
      "type": .text("object"), "properties": .object(keys.mapValues(\.json)),
      "required": names(required), "patternProperties": .object(["^x-": .flag(true)]),
      "additionalProperties": .flag(false),
    ]
    if !rules.isEmpty { keywords["allOf"] = .list(rules.map(\.json)) }
    return JSONSchema(keywords)
  }

  /// An object that has these keys, whatever else it has.
  static func holding(_ keys: [String: JSONSchema]) -> JSONSchema {
    JSONSchema(["properties": .object(keys.mapValues(\.json)), "required": names(keys)])
  }

  /// An object without a key, or with `null` under it.
  static func lacking(_ key: String) -> JSONSchema {
    JSONSchema(["properties": .object([key: typed("null").json])])
  }

  /// A rule: what holds where something else does, and where it does not.
  static func when(
    _ condition: JSONSchema, then: JSONSchema? = nil, otherwise: JSONSchema? = nil
  ) -> JSONSchema {
    var keywords = ["if": condition.json]
    keywords["then"] = then?.json
    keywords["else"] = otherwise?.json
    return JSONSchema(keywords)
  }

  /// The same with a sentence on what it is.
  func described(_ sentence: String) -> JSONSchema {
    JSONSchema(keywords.merging(["description": .text(sentence)]) { _, new in new })
  }

  /// The same, or `null`.
  private var orNull: JSONSchema {
    var plain = keywords
    let description = plain.removeValue(forKey: "description")
    var wider: [String: JSONValue]
    if plain.count == 1, let type = plain["type"] {
      wider = ["type": .list([type, .text("null")])]
    } else {
      wider = ["anyOf": .list([.object(plain), Self.typed("null").json])]
    }
    wider["description"] = description
    return JSONSchema(wider)
  }

  /// The names of keys, in byte order.
  private static func names(_ keys: [String: JSONSchema]) -> JSONValue {
    .texts(keys.keys.sorted { $0.precedesByBytes($1) })
  }
}
