internal import Catalog

extension ProbeDrift {
  /// The sentences a person reads: one per figure that changed by more than chance, else one
  /// that says so; then one for the setting, if it differs.
  public var messages: [String] {
    guard !changes.isEmpty else {
      return ["The two runs have no figure that can be compared."] + settingMessages
    }
    let parted = changes.filter(\.intervalsPart)
    let figures =
      parted.isEmpty
      ? ["No change\(when(" since ")) that the intervals can show."]
      : parted.map { capitalized(message(of: $0)) + "." }
    return figures + settingMessages
  }

  /// The clause for one figure: `decode 18 % slower than on 2026-08-20; intervals do not overlap`.
  public func message(of change: Change) -> String {
    let overlap =
      change.intervalsPart
      ? "intervals do not overlap"
      : change.hasIntervals ? "intervals overlap" : "too few requests to tell"
    let percent = abs(change.ratio - 1) * 100
    let isMore = change.ratio > 1
    let direction =
      switch change.figure {
      case .firstToken, .endToEnd: isMore ? "later" : "earlier"
      case .decode, .prompt: isMore ? "faster" : "slower"
      }
    let size = percent < 0.5 ? "as" : "\(Self.rounded(percent)) % \(direction) than"
    return "\(change.figure.words) \(size)\(when(" on ", else: " before")); \(overlap)"
  }

  private var settingMessages: [String] {
    settings.isEmpty
      ? [] : ["The setting differs: " + settings.map(\.message).joined(separator: "; ") + "."]
  }

  private func when(_ preposition: String, else other: String = "") -> String {
    since.map { preposition + $0.description } ?? other
  }

  private func capitalized(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }

  private static func rounded(_ percent: Double) -> String {
    Int64(exactly: percent.rounded()).map(String.init) ?? "many"
  }
}
