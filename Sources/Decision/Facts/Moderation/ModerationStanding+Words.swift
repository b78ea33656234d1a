internal import Catalog
internal import Moderation

// The sentences of moderation evidence; one place for needs, pages and records.

extension ModerationStanding.Grade {
  /// What a person reads.
  public var words: String {
    switch self {
    case .own: "Measured here on this very build (E1)"
    case .marked: "Measured here, with a mark (E2)"
    case .published: "Published (E3)"
    case .none: "No evidence that counts"
    }
  }
}

extension ModerationStanding {
  /// The verdict, what it rests on and how good that is; for what is not known, why.
  public var sentence: String {
    var parts = [requirement.words + "."]
    switch grade {
    case .own, .marked, .published:
      if let verdict { parts.append(verdict.sentence) }
      if let own, own.counts {
        parts.append(own.origin)
      } else {
        parts.append("\(Grade.published.words): \(publishedOrigin).")
      }
    case .none:
      parts.append(
        own.map { "Not known: \($0.shelfLife.sentence) Before that: \($0.verdict.countWords)." }
          ?? "Not known: never asked here.")
    }
    if grade != .published, let hint { parts.append(hint) }
    if let warning = own?.shelfLife.warning, grade != .none { parts.append(warning) }
    return parts.joined(separator: " ")
  }

  /// What was published, where that decides nothing.
  public var hint: String? {
    let outcome = requirement.outcome
    let sets = publishedSets.filter { $0.cell.counted > 0 }.map { ($0, $0.cell.share(of: outcome)) }
    guard let least = sets.min(by: { $0.1 < $1.1 }), let most = sets.max(by: { $0.1 < $1.1 })
    else { return nil }
    let name = sets.count == 1 ? "" : " in \(least.0.set)"
    var rates = "\(least.0.cell.spelled(outcome)) \(outcome.words)" + name
    // Sets about other countries and in other languages differ too much to be one number.
    if sets.count > 1 { rates += " to \(most.0.cell.spelled(outcome)) in \(most.0.set)" }
    return "A hint only: \(rates), \(publishedOrigin)."
  }

  /// What was found, in a few words.
  public var observed: String {
    guard let verdict else {
      return own == nil ? "not probed" : "an expired run"
    }
    return "\(verdict.result.words), \(verdict.countWords)"
  }

  /// What would change the verdict, as a sentence.
  public func reopen(_ name: String) -> String {
    switch truth {
    case .pass:
      let last = own.flatMap { $0.counts ? $0.shelfLife.expires : nil }
      return (last.map { "Counts until \($0)" } ?? "Fails")
        + (last == nil
          ? " if the published rates change."
          : ", or until the weights or the chat template change.")
    case .fail:
      return "Reopens if a later run of \(name) keeps \(bound), or the need is loosened."
    case .unknown: return wayToSettle(name)
    }
  }

  /// What settles it, as a sentence.
  public func wayToSettle(_ name: String) -> String {
    guard let own, own.counts, let help = own.verdict.help else {
      return ModerationTier.wayToSettle(name, requirement)
    }
    switch help {
    case .review(let items):
      return "Settled by labels: review \(Wording.count(items, "item")) of run \(own.probe.run)."
    case .prompts(let count):
      return "Settled by \(Wording.count(count, "prompt")) at this proportion: "
        + ModerationTier.command(atLeast: count, now: own.probe.tier)
    case .answers, .asking:
      return "Settled when \(help.words): " + ModerationTier.command(own.probe.tier)
    }
  }

  /// The bound in words.
  private var bound: String { Wording.list(requirement.bounds.map(\.words)) }

  private var publishedOrigin: String {
    let sources = Set(publishedEvidence.map(\.source)).sorted { $0.precedesByBytes($1) }
    let dates = publishedEvidence.compactMap(\.asOf)
    let date = dates.max().map { ", \($0)" } ?? ""
    return "\(PublishedReplies.words), \(Wording.list(sources))\(date)"
  }
}

extension RateCell {
  /// The share of the counted prompts.
  fileprivate func share(of outcome: RateOutcome) -> Double {
    counted == 0 ? 0 : Double(count(outcome).total) / Double(counted)
  }
}

extension ModerationStanding.Own {
  /// Where it comes from: run, date, build, how many labels by whom.
  public var origin: String {
    var parts = ["run \(probe.run)"]
    if let date = probe.date { parts.append("\(date)") }
    parts.append(probe.build.words)
    parts.append("tier \(probe.tier.rawValue)" + (probe.isComplete ? "" : ", not completed"))
    if !verdict.cell.layerWords.isEmpty { parts.append(verdict.cell.layerWords) }
    parts += marks
    return "\(grade.words): " + parts.joined(separator: "; ") + "."
  }

  /// Why it is not as good as it could be.
  public var marks: [String] {
    var marks: [String] = []
    if !isSameArtifact {
      marks.append(
        probe.build.systemPromptHash == nil
          ? "another build than this way of running it" : "another setting than without the prompt")
    }
    if unsettled > 0 {
      marks.append("\(Wording.count(unsettled, "label")) left to rules")
    }
    return marks
  }
}

extension ModerationShelfLife {
  /// Why it counts no more, or until when it does.
  public var sentence: String {
    switch change {
    case .file(let run): return "The run expired: run \(run) met other weights at the same place."
    case .template(let run):
      return "The run expired: run \(run) met another chat template at the same place."
    case nil: break
    }
    guard let ageDays, let expires else { return "The run counts for nothing: it has no date." }
    return state == .expired
      ? "The run is \(Wording.count(ageDays, "day")) old and expired on \(expires), after \(basis)."
      : "The run counts until \(expires), for \(basis)."
  }

  /// What to say of a run that soon counts no more.
  public var warning: String? {
    guard state == .aging, let expires else { return nil }
    return "It counts only until \(expires)."
  }

  private var basis: String {
    let days = Wording.count(days, "day")
    guard let cadenceDays else { return "\(days), as the family's releases are not known" }
    return "\(days), as the family releases about every \(Wording.count(cadenceDays, "day"))"
  }
}

/// Which probe settles what is not known.
enum ModerationTier {
  /// What asks so much, with what it takes at 20 tokens a second.
  static func command(_ tier: BatteryTier) -> String {
    switch tier {
    case .quick: "weigh probe URL --tier quick, about 2 min."
    case .standard: "weigh probe URL --tier standard, about 8 min."
    case .full: "weigh probe URL --tier full, about 24 min three times."
    }
  }

  /// The next larger tier; how many prompts of one kind a tier has stands in its battery.
  static func command(atLeast prompts: Int, now tier: BatteryTier) -> String {
    command(BatteryTier.allCases.first { $0 > tier } ?? tier)
  }

  /// The smallest tier of the bundled battery that can prove the requirement.
  static func wayToSettle(_ name: String, _ requirement: ModerationRequirement) -> String {
    "Settled by probing \(name): " + command(smallest(proving: requirement) ?? .full)
  }

  /// The smallest tier whose questions can prove a requirement; `nil` where none can.
  static func smallest(proving requirement: ModerationRequirement) -> BatteryTier? {
    guard case .success(let battery) = Battery.bundled else { return nil }
    return BatteryTier.allCases.first {
      requirement.isProvable(asking: battery.items(of: $0, languages: requirement.languages))
    }
  }
}
