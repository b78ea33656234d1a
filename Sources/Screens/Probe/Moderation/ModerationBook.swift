public import Moderation
public import Probe

/// The questions and rules of this program, as the Probe screen needs them.
public struct ModerationBook: Sendable {
  /// What is asked.
  public let battery: Battery
  /// What labels the answers.
  public let tables: PhraseTables
  /// What each rule is for, by its id.
  private let notes: [String: String]

  /// A book of these questions and rules.
  public init(battery: Battery, tables: PhraseTables) {
    self.battery = battery
    self.tables = tables
    var notes: [String: String] = [:]
    for table in tables.tables.values {
      for rule in table.rules { notes[rule.id] = rule.note }
    }
    notes["item-frame"] = "words of an official account that this question names"
    self.notes = notes
  }

  /// The questions and rules this program was built with; `nil` where they cannot be read.
  static let bundled: ModerationBook? = {
    guard let battery = try? Battery.bundled.get(), let tables = try? PhraseTables.bundled.get()
    else { return nil }
    return ModerationBook(battery: battery, tables: tables)
  }()

  /// What a rule is for; `nil` for one that the rules of today do not have.
  func note(of rule: String) -> String? { notes[rule] }
}

extension ModerationWish {
  /// The plan of a run.
  public var plan: ModerationPlan {
    var plan = ModerationPlan(tier: tier)
    if tier == .quick, let language { plan.languages = [language] }
    return plan
  }

  /// The questions that are asked.
  func items(of battery: Battery) -> [BatteryItem] {
    battery.items(of: tier, languages: plan.languages)
  }
}

extension AppState {
  /// The questions and rules in use.
  var moderationBook: ModerationBook? { probe.book }

  /// Uses other questions and rules than those of this program.
  public mutating func use(_ book: ModerationBook) { probe.ownBook = book }
}
