public import Catalog
public import Licensing

/// How far the duties of a license are, by the sentence of the duty; one that is not named is open.
public struct DutyStates: Hashable, Sendable {
  /// How far one duty is, and who sees to it.
  public struct Standing: Hashable, Sendable {
    /// How far it is.
    public var state: LicenseDuty.State
    /// Who sees to it.
    public var owner: String?
    /// By when.
    public var due: CalendarDate?

    /// An open duty nobody sees to, or as given.
    public init(
      _ state: LicenseDuty.State = .open, owner: String? = nil, due: CalendarDate? = nil
    ) {
      self.state = state
      self.owner = owner
      self.due = due
    }
  }

  private var standings: [String: Standing]

  /// Nothing is said: every duty is open.
  public init() { standings = [:] }

  /// The state of a duty; who sees to it stays as it is.
  public subscript(duty: String) -> LicenseDuty.State {
    get { standings[duty]?.state ?? .open }
    set {
      var standing = self[standing: duty]
      standing.state = newValue
      self[standing: duty] = standing
    }
  }

  /// All that is said of a duty; one that is open without a word is forgotten.
  public subscript(standing duty: String) -> Standing {
    get { standings[duty] ?? Standing() }
    set { standings[duty] = newValue == Standing() ? nil : newValue }
  }

  /// The duties something is said of, in byte order.
  var said: [(duty: String, standing: Standing)] {
    standings.sorted { $0.key.precedesByBytes($1.key) }.map { (duty: $0.key, standing: $0.value) }
  }

  /// What is said, as a list; nothing where nothing is.
  var json: JSONValue? {
    guard !standings.isEmpty else { return nil }
    return .list(
      said.map { duty, standing in
        .known([
          "text": .text(duty), "state": .text(standing.state.rawValue),
          "owner": standing.owner.map { .text($0) },
          "due": standing.due.map { .text($0.description) },
        ])
      })
  }

  /// Reads one duty of the list.
  static func duty(_ value: JSONValue, at path: String) throws(RecordProblem) -> (
    text: String, standing: Standing
  ) {
    let reader = try ObjectReader(value, at: path, keys: ["text", "state", "owner", "due"])
    return (
      try reader.text("text"),
      Standing(
        try reader.word("state", LicenseDuty.State.self), owner: try reader.optionalText("owner"),
        due: try reader.optionalDate("due"))
    )
  }
}
