internal import Catalog

extension RecordChangeRefusal {
  /// Why it is not changed, and what to do.
  public var message: String {
    switch self {
    case .noName: return "Nobody is named. Say who with --by NAME."
    case .noReason: return "No reason is given. Say why with --reason TEXT."
    case .noDay: return "The day must be one as 2026-08-01."
    case .notAhead(let day, let today):
      return "The next review on \(day) is not after \(today). Name a later day."
    case .tooLate(let day, let last, let days):
      return "The next review on \(day) is later than \(last), the last of \(days) days. "
        + "Say why with --reason TEXT, or name an earlier day."
    case .pastExpiry(let day, let expires):
      return "The next review on \(day) is after the decision expires on \(expires). "
        + "Name an earlier day with --review-by."
    }
  }
}
