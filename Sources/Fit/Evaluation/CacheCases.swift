public import Catalog

/// A file of cache sizes to work out: attention caches, recurrent states and parameter counts.
///
/// **Shape**: `{"rows": […], "linear_state": […], "parameters": […]}`; every section may be
/// missing. Each item gives one line, in the order of the file; what an item expects is not read.
/// **Source**: the layout of the published vectors of `fitllm-engine` (MIT).
public struct CacheCases: Sendable {
  /// What became of one item.
  public struct Answer: Hashable, Sendable {
    /// The line to print.
    public let json: JSONValue
    /// What the item expected, where it says so.
    public let expected: Int64?
    /// What was worked out, where it is one number.
    public let bytes: Int64?
    /// How far from it an answer may be, as a share, where the item allows for that.
    public let tolerance: Double
    /// Whether the item could not be read.
    public let isError: Bool

    /// Whether the answer is what the item expects; `nil` where either is not one number.
    public var isAsExpected: Bool? {
      guard let expected, let bytes else { return nil }
      return (Double(bytes) - Double(expected)).magnitude
        <= Double(expected).magnitude * tolerance
    }
  }

  /// Where the numbers of an item come from.
  public enum Basis: Sendable {
    /// The numbers the item gives.
    case groups
    /// The catalog's model the item names.
    case models
  }

  private let rows: [JSONValue]
  private let states: [JSONValue]
  private let parameters: [JSONValue]

  /// Reads a document; `nil` where it is no object, or holds none of the three lists.
  public init?(_ document: JSONValue) {
    guard case .object(let object) = document else { return nil }
    func list(_ key: String) -> [JSONValue]? {
      guard case .list(let items)? = object[key] else { return nil }
      return items
    }
    let sections = [list("rows"), list("linear_state"), list("parameters")]
    guard sections.contains(where: { $0 != nil }) else { return nil }
    rows = sections[0] ?? []
    states = sections[1] ?? []
    parameters = sections[2] ?? []
  }

  /// One answer for each item.
  ///
  /// **Shape**: `model` gives what the catalog holds under a name, or nothing.
  public func answers(by basis: Basis, model: (String) -> ModelShape?) -> [Answer] {
    rows.map { item in
      Self.answer(item, in: "rows", "kv_bytes") { (item) throws(CaseFault) in
        switch basis {
        case .groups: return .exact(try item.cacheBytes())
        case .models: return try item.cacheBytes(of: item.model(model))
        }
      }
    }
      + states.map { item in
        Self.answer(item, in: "linear_state", "state_bytes") { (item) throws(CaseFault) in
          .exact(try item.stateBytes())
        }
      }
      + parameters.map { item in
        Self.answer(item, in: "parameters", "params_total") { (item) throws(CaseFault) in
          guard let shape = model(try item.text("hf")) else {
            return .unknown("not in the catalog")
          }
          guard let count = shape.parameters else { return .unknown("not stated") }
          if count.lowerBound == count.upperBound { return .exact(count.lowerBound) }
          return .between(count.lowerBound, count.upperBound, "sources disagree")
        }
      }
  }

  private static func answer(
    _ value: JSONValue, in section: String, _ key: String,
    _ work: (CaseItem) throws(CaseFault) -> CaseResult
  ) -> Answer {
    let item = CaseItem(value)
    var line: [String: JSONValue] = ["section": .text(section)]
    for name in ["id", "hf"] {
      if let text = item.optionalText(name) { line[name] = .text(text) }
    }
    var bytes: Int64?
    var isError = false
    do throws(CaseFault) {
      switch try work(item) {
      case .exact(.max): throw .wrong("groups")
      case .exact(let number):
        line[key] = .integer(number)
        bytes = number
      case .between(let low, let high, let why):
        line[key] = .null
        line["low"] = .integer(low)
        line["high"] = high.map(JSONValue.integer) ?? .null
        line["unknown"] = .text(why)
      case .unknown(let why):
        line[key] = .null
        line["unknown"] = .text(why)
      }
    } catch {
      line["error"] = .text(error.message)
      isError = true
    }
    return Answer(
      json: .object(line), expected: item.expected, bytes: bytes, tolerance: item.tolerance,
      isError: isError)
  }
}

/// What an item comes to.
enum CaseResult {
  case exact(Int64)
  case between(Int64, Int64?, String)
  case unknown(String)
}

/// What is wrong with an item.
enum CaseFault: Error, Hashable {
  /// It is no object.
  case notAnObject
  /// A key it must have.
  case missing(String)
  /// A value that cannot be one.
  case wrong(String)
  /// A number under a key whose meaning is not known, so that the answer would be a guess.
  case unknownKey(String)
}
