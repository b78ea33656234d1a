/// Something to ask a server beyond the common protocol; nothing asked changes the server.
struct ServerQuestion: Hashable, Sendable {
  /// Where, below the root of the address: `/props`.
  let path: String
  /// Sent with POST when there is one.
  let body: String?

  init(_ path: String, body: String? = nil) {
    self.path = path
    self.body = body
  }
}

/// What a server answered while it was looked at.
struct ServerAnswers {
  /// The `Server` header.
  var software = ""
  /// The port it answers at.
  var port = 0
  /// The list of models.
  var models = JSONValue.null
  /// Other answers that were JSON, by path below the root, such as `/props`.
  var others: [String: JSONValue] = [:]

  /// Whether an answer is a list of models; one without entries may also be null.
  static func isList(_ answer: JSONValue) -> Bool {
    answer["data"]?.array != nil || (answer["data"]?.isNull == true && answer["object"] != nil)
  }

  /// The first 1,000 entries of the list of models.
  var modelEntries: [JSONValue] { models["data"]?.array ?? [] }

  /// Who owns each entry of the list; nil where an entry does not say.
  var owners: [String?] { modelEntries.map { $0["owned_by"]?.string } }

  /// Whether there are entries and all of them say this owner.
  func areAllOwned(by owner: String) -> Bool {
    !modelEntries.isEmpty && owners.allSatisfy { $0 == owner }
  }

  /// Whether an entry says this owner.
  func namesOwner(_ owner: String) -> Bool { owners.contains(owner) }
}

extension JSONValue {
  /// A text that is not empty, and no longer than any name.
  var name: String? {
    guard let text = string, !text.isEmpty, text.utf8.count <= 4096 else { return nil }
    return text
  }

  /// Milliseconds, if this is a sensible length of time in units of so many milliseconds.
  func milliseconds(unit: Double = 1) -> Double? {
    guard let number = double else { return nil }
    let value = number * unit
    return value > 0 && value < 1e9 ? value : nil
  }

  /// A count of tokens.
  var tokens: Int? { count(upTo: 1_000_000_000) }
}
