public import Catalog
internal import Decision
public import Records

/// Where somebody stands on Decide, and what was made for it.
struct DecideState: Sendable {
  var list = ListCursor()
  /// The reviewer under the cursor, by place; `nil` on the verdict.
  var reviewer: Int?
  /// The formats an export writes, by name.
  var formats = Set(ExportFormats.usual)
  /// The draft with its shortlist, the record it makes, and the ranking both were made for.
  var draft = DecisionDraft(title: "")
  var record: DecisionRecord?
  /// Why no record can be made.
  var problem: String?
  var rankingNumber = -1
  /// Reviewers who were added and have said nothing yet.
  var added: [String] = []
  /// The files an export would write, as far as the program told, and what they were told for.
  var standing: ExportStanding?
  var standingDraft: DecisionDraft?
  /// What the program was last asked to look at.
  var asked: DecisionDraft?

  /// Everybody with a column.
  var reviewers: [String] {
    let known = draft.reviewers
    return known + added.filter { !known.contains($0) }
  }
}

/// One row the cursor can stand on.
enum DecideRow: Hashable, Sendable {
  /// A model of the shortlist, by its place.
  case candidate(Int)
  /// The choice of none.
  case none
  case field(DecideField)
  case checklist
  case duties
  /// A format, by its place.
  case format(Int)

  /// The block it stands in.
  var block: Block {
    switch self {
    case .candidate, .none: return .shortlist
    case .field(let field): return field.isLater ? .more : .record
    case .checklist, .duties: return .record
    case .format: return .export
    }
  }

  enum Block: CaseIterable {
    case shortlist, record, export, more

    var title: String? {
      switch self {
      case .shortlist: return nil
      case .record: return "Record"
      case .export: return "Export"
      case .more: return "More of the record"
      }
    }
  }
}

/// What of a record comes from outside: the day and the versions of the program.
public struct Recording: Hashable, Sendable {
  /// The day; without one the date of the catalog stands in.
  public var today: CalendarDate?
  /// Versions beside those of ranking and records.
  public var engine: [String: String]
  /// The folder records are written to.
  public var folder: String

  /// Names day, versions and folder.
  public init(
    today: CalendarDate? = nil, engine: [String: String] = [:], folder: String = "docs/decisions"
  ) {
    self.today = today
    self.engine = engine
    self.folder = folder
  }
}

/// The files an export is to write.
public struct ExportOrder: Hashable, Sendable {
  /// The decision, with its shortlist.
  public let draft: DecisionDraft
  /// The names of the formats.
  public let formats: [String]
  /// The folder.
  public let folder: String
  /// Names of files that differ and may be replaced; somebody was asked.
  public let replacing: [String]
}

/// What an export would find, or has done.
public struct ExportStanding: Hashable, Sendable {
  /// One file.
  public struct File: Hashable, Sendable {
    /// Its name in the folder.
    public let name: String
    /// The name of its format.
    public let format: String
    /// What is in its place.
    public let place: ExportPlan.Place

    /// Describes a file.
    public init(name: String, format: String, place: ExportPlan.Place) {
      self.name = name
      self.format = format
      self.place = place
    }
  }

  /// The number of the record, taken or next to be taken.
  public let number: Int?
  /// The files.
  public let files: [File]

  /// Describes the files.
  public init(number: Int?, files: [File]) {
    self.number = number
    self.files = files
  }

  /// What a plan found.
  public init(_ plan: ExportPlan) {
    self.init(
      number: plan.record.number,
      files: plan.files.map { File(name: $0.name, format: $0.format, place: $0.place) })
  }
}
