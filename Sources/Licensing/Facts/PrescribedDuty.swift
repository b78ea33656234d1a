/// One thing a license text prescribes, and when.
public struct PrescribedDuty: Hashable, Sendable {
  /// What must be done.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    case display, notice, register, cite
    case licenseCopy = "license-copy"
    case stateChanges = "state-changes"
    case flowDown = "flow-down"
    case namePrefix = "name-prefix"
  }

  /// What sets it off.
  public enum Trigger: String, CaseIterable, Hashable, Sendable {
    case copies, note
    case makeAvailable = "make-available"
    case commercialProduct = "commercial-product"
    case derivativePublished = "derivative-published"
    case studentDistributed = "student-distributed"
  }

  /// What must be done.
  public let kind: Kind
  /// When.
  public let trigger: Trigger
  /// The exact short mark, where the license prescribes one.
  public let mark: String?
  /// The places that will do.
  public let places: [String]
  /// The clause.
  public let clause: String?
  /// The duty in Weigh's own words.
  public let note: String?

  /// The duty apart from the clause it stands in: two licenses may ask for the same.
  var withoutClause: PrescribedDuty {
    PrescribedDuty(
      kind: kind, trigger: trigger, mark: mark, places: places, clause: nil, note: note)
  }

  /// Whether documentation will do instead of a screen.
  var allowsDocumentation: Bool { places.contains("documentation") }
}
