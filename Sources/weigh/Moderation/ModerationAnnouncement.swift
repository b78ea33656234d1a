internal import Decision
internal import Moderation
internal import Probe

/// What is said before a moderation run begins.
struct ModerationAnnouncement {
  let job: ModerationJob
  /// What is required of how the model answers.
  let profile: RequirementProfile?
  /// Milliseconds to the first token and tokens a second of this server, where it was measured.
  let speed: (firstTokenMilliseconds: Double, tokensPerSecond: Double)?
  /// Answers an earlier part of the run has.
  var done = 0

  /// A server nobody measured: chosen, a model that is comfortable to read along with.
  private static let assumed = (firstTokenMilliseconds: 350.0, tokensPerSecond: 20.0)

  var lines: [String] {
    let items = job.items
    let count = items.count * job.plan.tier.samples - done
    let languages = Set(items.map(\.language)).sorted().joined(separator: ", ")
    let name = job.plan.tier == .quick ? "screen" : "\(job.plan.tier.rawValue) run"
    var lines = [
      "\(name): \(Wording.count(count, "request")) in \(languages), "
        + "\(job.plan.outputTokens) tokens each, \(time(of: count))."
    ]
    for requirement in profile?.unprovable(asking: items) ?? [] {
      lines.append("this run cannot prove: \(requirement.words); \(needs(requirement)).")
    }
    return lines
  }

  /// How long it takes, as an estimate.
  private func time(of count: Int) -> String {
    let speed = speed ?? Self.assumed
    let each =
      speed.firstTokenMilliseconds / 1000 + Double(job.plan.outputTokens) / speed.tokensPerSecond
    let seconds = each * Double(count)
    let words =
      seconds < 90
      ? "about \(Int(seconds.rounded(.up))) s"
      : "about \(Wording.decimals(seconds / 60, seconds < 600 ? 1 : 0)) min"
    return words
      + (self.speed == nil ? " if the server writes 20 tokens/s" : " at the speed measured before")
  }

  private func needs(_ requirement: ModerationRequirement) -> String {
    let asked = job.items.count(where: requirement.concerns)
    let proofs = requirement.bounds.compactMap(\.smallestProof)
    guard let least = proofs.max() else { return "no number of prompts does" }
    return "it asks \(asked) of the \(least) prompts that takes"
  }
}
