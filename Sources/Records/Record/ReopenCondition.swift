public import Catalog
public import Decision

extension DecisionRecord {
  /// What would open the question again.
  public struct ReopenCondition: Hashable, Sendable {
    /// Which model a condition watches.
    public enum Subject: Hashable, Sendable {
      /// The chosen one.
      case chosen
      /// The best of the shortlist that is not chosen.
      case runnerUp
      /// One by its id.
      case model(String)

      /// The word in files: a model's id holds a slash and is never one of the two words.
      public var word: String {
        switch self {
        case .chosen: return "chosen"
        case .runnerUp: return "runner-up"
        case .model(let id): return id
        }
      }

      /// The subject a word in a file stands for.
      public init(word: String) {
        switch word {
        case "chosen": self = .chosen
        case "runner-up": self = .runnerUp
        default: self = .model(word)
        }
      }
    }

    /// What the program checks by itself; it opens the question where it holds.
    public struct Test: Hashable, Sendable {
      /// Whose fact it reads.
      public var subject: Subject
      /// The field: the id of a constraint.
      public var field: String
      /// How the field is compared.
      public var comparison: MustOperator
      /// The value it is compared with.
      public var value: FactValue

      /// Puts a test together.
      public init(
        subject: Subject = .chosen, field: String, comparison: MustOperator, value: FactValue
      ) {
        self.subject = subject
        self.field = field
        self.comparison = comparison
        self.value = value
      }

      /// The same as a need, to be judged like one.
      public var must: Must {
        Must(id: "reopen", field: field, comparison: comparison, value: value)
      }
    }

    /// The condition in words.
    public var text: String
    /// What the program checks; `nil` leaves it to people.
    public var test: Test?

    /// A condition for people to watch, or one that is checked.
    public init(_ text: String, test: Test? = nil) {
      self.text = text
      self.test = test
    }
  }
}

extension DecisionRecord.ReopenCondition {
  var json: JSONValue {
    guard let test else { return .object(["text": .text(text), "manual": .flag(true)]) }
    return .object([
      "text": .text(text), "entry": .text(test.subject.word), "field": .text(test.field),
      "op": .text(test.comparison.rawValue), "value": test.value.json,
    ])
  }

  init(_ value: JSONValue, at path: String) throws(RecordProblem) {
    let reader = try ObjectReader(
      value, at: path, keys: ["text", "manual", "entry", "field", "op", "value"])
    self.init(try reader.text("text"))
    if reader.has("manual") {
      guard try reader.flag("manual") else { throw reader.wrong("manual", "true") }
      return
    }
    let field = try reader.text("field")
    guard Constraints.named(field) != nil else { throw reader.wrong("field", "a field of needs") }
    test = Test(
      subject: Subject(word: try reader.text("entry")), field: field,
      comparison: try reader.word("op", MustOperator.self), value: try Self.limit(reader))
  }

  /// A limit as a scenario states it: a number, a text, a list of texts, or yes and no.
  private static func limit(_ reader: ObjectReader) throws(RecordProblem) -> FactValue {
    let value = try reader.value("value")
    switch value {
    case .flag(let flag): return .flag(flag)
    case .integer(let integer): return .integer(integer)
    case .computed(let number), .stated(let number): return .number(number)
    case .text(let text): return CalendarDate(text).map { .date($0) } ?? .text(text)
    case .list(let list):
      let texts = list.compactMap(\.text)
      if texts.count == list.count { return .list(texts) }
      return .numbers(
        try reader.list("value") { (value, path) throws(RecordProblem) in
          switch value {
          case .integer(let integer): return Double(integer)
          case .computed(let number), .stated(let number): return number
          default: throw .wrongValue(path: path, expected: "a number")
          }
        })
    default: throw reader.wrong("value", "a number, a text, a list, or true or false")
    }
  }
}
