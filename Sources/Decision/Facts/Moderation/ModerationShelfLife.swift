public import Catalog

/// How long a run of a battery stands for a model, and how much of that is over.
///
/// **Units** days, counted to the catalog's date. **Source** MODERATION §11; the limits of 30 and 180
/// days are chosen: sooner nothing changes, and after half a year nobody should rely on it.
public struct ModerationShelfLife: Hashable, Sendable {
  /// How much of it is over.
  public enum State: String, Hashable, Sendable {
    /// It counts.
    case fresh
    /// It counts, and four fifths are over.
    case aging
    /// It is shown and counts no more.
    case expired
  }

  /// Why a run counts no more before its time.
  public enum Change: Hashable, Sendable {
    /// A later run at the same place met another weight file.
    case file(run: String)
    /// A later run at the same place met another chat template.
    case template(run: String)
  }

  /// Days it stands.
  public let days: Int
  /// The usual days between releases of the family that this follows from; `nil` where they are not
  /// known.
  public let cadenceDays: Int?
  /// Days since it ran; `nil` where nobody knows when that was.
  public let ageDays: Int?
  /// When it counts no more; `nil` where nobody knows when it ran.
  public let expires: CalendarDate?
  /// What changed since it ran.
  public let change: Change?

  /// Days a run stands at least, and at most.
  static let bounds = 30...180
  /// The share of its time after which a warning is given, in per cent.
  static let warningPercent = 80

  init(ran: CalendarDate?, asOf: CalendarDate, cadenceDays: Int?, change: Change? = nil) {
    let days = cadenceDays.map { min(max($0, Self.bounds.lowerBound), Self.bounds.upperBound) }
    self.days = days ?? Self.bounds.upperBound
    self.cadenceDays = cadenceDays
    ageDays = ran.map { max(0, asOf.days(since: $0)) }
    let lasts = self.days
    expires = ran.flatMap { CalendarDate(dayNumber: $0.dayNumber + lasts) }
    self.change = change
  }

  /// How much of it is over; a run nobody dated is expired.
  public var state: State {
    guard change == nil, let ageDays, ageDays < days else { return .expired }
    return 100 * ageDays >= Self.warningPercent * days ? .aging : .fresh
  }
}

extension ModerationProbe {
  /// What later runs at the same place found to have changed since.
  ///
  /// **Shape**: `later` are runs of the same model. Another quantization is another build, and no
  /// change of this one; what one side does not say is no change.
  func change(by later: some Sequence<ModerationProbe>) -> ModerationShelfLife.Change? {
    for probe in later where isAtSamePlace(as: probe) {
      if let old = build.fileHash, let new = probe.build.fileHash, old != new {
        return .file(run: probe.run)
      }
      if let old = build.templateHash, let new = probe.build.templateHash, old != new {
        return .template(run: probe.run)
      }
    }
    return nil
  }

  private func isAtSamePlace(as other: ModerationProbe) -> Bool {
    build.endpoint == other.build.endpoint
      && Self.agree(build.quantization, other.build.quantization)
  }
}

extension EvaluationBase {
  /// How long a run stands, at the catalog's date.
  public func shelfLife(of probe: ModerationProbe) -> ModerationShelfLife {
    let later = (moderation[probe.model] ?? []).prefix { $0.run != probe.run }
    let family = candidate(probe.model)?.model.family
    return ModerationShelfLife(
      ran: probe.date, asOf: snapshot.release.asOf,
      cadenceDays: family.flatMap(snapshot.cadenceDays), change: probe.change(by: later))
  }
}
