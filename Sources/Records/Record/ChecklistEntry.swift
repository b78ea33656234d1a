public import Catalog

extension DecisionRecord {
  /// How far one item of the checklist is.
  public struct ChecklistEntry: Hashable, Sendable, Identifiable {
    /// How far an item is.
    public enum State: String, CaseIterable, Hashable, Sendable {
      case open, done
      case acceptedRisk = "accepted risk"
      case notApplicable = "n.a."
    }

    /// The item's number in the checklist, from 1.
    public let id: Int
    /// How far it is; only people set it.
    public var state: State
    /// Who sees to it, or who accepts the risk.
    public var owner: String?
    /// By when, while it is open.
    public var due: CalendarDate?
    /// Anything to be said, or why the risk is accepted.
    public var note: String?
    /// What the record knows of it, each in a sentence.
    public var facts: [String]

    /// An item nobody has looked at, or as given.
    public init(
      _ id: Int, state: State = .open, owner: String? = nil, due: CalendarDate? = nil,
      note: String? = nil, facts: [String] = []
    ) {
      self.id = id
      self.state = state
      self.owner = owner
      self.due = due
      self.note = note
      self.facts = facts
    }
  }
}

/// One item of the checklist that goes with every decision.
public struct ChecklistItem: Hashable, Sendable, Identifiable {
  /// Its number, from 1.
  public let id: Int
  /// What must be looked at.
  public let title: String
  /// The clauses it answers to.
  public let reference: String

  /// The checklist, in its order.
  ///
  /// **Source**: NIST AI 600-1 (GV, MS, MG), ISO/IEC 42001 Annex A (A.), Regulation (EU) 2024/1689
  /// (Art., Annex), General-Purpose AI Code of Practice, documentation form (CoP). The ISO text and
  /// the items MS-2.7 and GV-6.2-006 were not compared with their originals.
  public static let all: [ChecklistItem] = [
    item("Context, intended use, users, uses that are out of scope", "A.9.4, A.6.2.2; CoP uses"),
    item("Needs, catalog, weights; rejected options with reasons", "MG-1.3-001"),
    item(
      "Exact artifact: repository, revision, hashes, quantization, base model, template",
      "GV-1.6-003; CoP authenticity, dependencies"),
    item(
      "License and use policy read; conclusions on use, redistribution, indemnity",
      "AI Act Annexes XI and XII"),
    item(
      "Training data reviewed; rights and personal data noted",
      "MG-2.2-002, MG-3.2-003; A.7.5; Art. 53(1)(d)"),
    item("Model and system cards reviewed, gaps listed", "MG-3.1-005"),
    item(
      "Supplier and hosting: jurisdiction, sub-processors, service level, logs, exit",
      "GV-6.1-004 to -007; A.10.2, A.10.3"),
    item(
      "Tests of the value chain: malware, unsafe files, localization; reported bans", "MG-3.1-002"),
    item(
      "Moderation probe: versions, rates with bounds, verdicts, baseline, reviewed items",
      "MG-2.2-001, MG-2.2-005, MG-3.2-008; A.6.2.4"),
    item("Access: who, keys, rate limits, what the server may reach", "A.9.2; MS-2.7"),
    item("Filters of input and output, people where it is weak", "MG-3.2-005, MG-3.2-008"),
    item(
      "Shadow evaluation: share, duration, measures, stop rule; release in stages",
      "MG-1.3-001; A.6.2.5"),
    item(
      "Monitoring and drift: quality, refusals by language, latency, cost; limits",
      "MG-3.2-006, MG-4.1-002; A.6.2.6"),
    item("Logging and how long logs are kept", "GV-1.5-003; A.6.2.8"),
    item(
      "Incidents, roll-back, when to switch it off; contacts", "MG-2.3-001, MG-2.4-001 to -004"),
    item("Model to fall back on", "GV-6.2-006"),
    item(
      "What opens the question again: revision, quantization, server, license, law, drift, date",
      "MG-3.1-003; A.6.2.6"),
    item("What users downstream are told: notices, documentation", "A.8.2; Art. 50, 53"),
    item("Who approved it, when, review date, expiry", "MG-3.2-007"),
  ].enumerated().map {
    ChecklistItem(id: $0.offset + 1, title: $0.element.0, reference: $0.element.1)
  }

  private static func item(_ title: String, _ reference: String) -> (String, String) {
    (title, reference)
  }
}

extension DecisionRecord.ChecklistEntry {
  var json: JSONValue {
    .known([
      "item": .count(id), "state": .text(state.rawValue), "owner": owner.map { .text($0) },
      "due": due.map { .text($0.description) }, "note": note.map { .text($0) },
      "facts": .texts(facts),
    ])
  }

  init(_ value: JSONValue, at path: String) throws(RecordProblem) {
    let reader = try ObjectReader(
      value, at: path, keys: ["item", "state", "owner", "due", "note", "facts"])
    let number = try reader.integer("item")
    guard ChecklistItem.all.contains(where: { $0.id == number }) else {
      throw reader.wrong("item", "a number from 1 to \(ChecklistItem.all.count)")
    }
    self.init(
      number, state: try reader.word("state", State.self), owner: try reader.optionalText("owner"),
      due: try reader.optionalDate("due"), note: try reader.optionalText("note"),
      facts: try reader.texts("facts"))
  }
}
