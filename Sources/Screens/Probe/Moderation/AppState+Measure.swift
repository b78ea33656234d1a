internal import Cells
internal import Decision
internal import Moderation
internal import Probe

/// A server, and the model of it where it has several.
struct ProbeTarget: Hashable, Sendable {
  let address: String
  let model: String?
}

/// What of a server is to be measured.
extension AppState {
  /// What the scenario requires of how a model answers.
  var moderationProfile: RequirementProfile { outcome.context.moderationProfile }

  /// One of the choices.
  private enum Choice {
    case measure(ProbeMeasure)
    case thirdLanguage
  }

  private var choices: [Choice] {
    let wishes = BatteryTier.allCases.map {
      ModerationWish(tier: $0, language: $0 == .quick ? thirdLanguage : nil)
    }
    return [.measure(.speed)]
      + wishes.map { .measure(ProbeMeasure(isOfSpeed: false, moderation: $0)) }
      + wishes.map { .measure(ProbeMeasure(isOfSpeed: true, moderation: $0)) }
      + [.thirdLanguage]
  }

  /// Languages the quick tier can ask in beside its own two.
  private var thirdLanguages: [String] {
    (moderationBook?.battery.languages(of: .quick) ?? [])
      .filter { !Battery.quickLanguages.contains($0) }
  }

  /// The third language of the quick tier: the one chosen, else the first of the scenario's.
  var thirdLanguage: String? {
    let known = thirdLanguages
    if let chosen = probe.thirdLanguage, known.contains(chosen) { return chosen }
    return shownScenario.languages.first(where: known.contains)
  }

  /// Asks what of a server is to be measured; without questions to ask, its speed is.
  mutating func askWhatToMeasure(_ target: ProbeTarget, cursor: Int = 0) -> [Effect] {
    guard let book = moderationBook else {
      return start(.server(address: target.address, model: target.model))
    }
    let items = choices.map { choice -> Picker.Item in
      switch choice {
      case .thirdLanguage:
        return Picker.Item(
          label: "third language: \(thirdLanguage ?? "de")",
          detail: "beside en and zh, for the quick tier")
      case .measure(let measure): return item(of: measure, book)
      }
    }
    overlay = .picker(
      Picker(
        title: "What to measure of \(target.model ?? target.address)",
        note: "Nothing is sent but random words and the questions of the battery.",
        items: items, purpose: .measure(target), cursor: cursor))
    return []
  }

  private func item(of measure: ProbeMeasure, _ book: ModerationBook) -> Picker.Item {
    guard let wish = measure.moderation else {
      return Picker.Item(label: "speed", detail: "first token and tokens a second, a minute or two")
    }
    let tier = wish.tier.rawValue
    guard !measure.isOfSpeed else {
      return Picker.Item(label: "speed, then \(tier)", detail: "two runs, both kept")
    }
    let items = wish.items(of: book.battery)
    let requests = items.count * wish.tier.samples
    let languages = Set(items.map(\.language)).count
    let words = [
      BatteryTier.about(BatteryTier.seconds(requests: requests)),
      "\(Wording.grouped(Double(requests))) requests in \(languages) languages",
    ]
    return Picker.Item(
      label: "moderation, \(tier)",
      detail: (wish.tier == .quick ? words + ["a screen"] : words).joined(separator: ", "))
  }

  /// Begins what was chosen, once it is said what it cannot prove.
  mutating func chooseMeasure(_ position: Int, _ target: ProbeTarget) -> [Effect] {
    let choices = choices
    guard choices.indices.contains(position) else { return [] }
    switch choices[position] {
    case .thirdLanguage:
      overlay = .picker(
        Picker(
          title: "Third language of the quick tier",
          items: thirdLanguages.map { Picker.Item(label: $0, detail: "") },
          purpose: .thirdLanguage(target),
          cursor: thirdLanguages.firstIndex(of: thirdLanguage ?? "de") ?? 0))
      return []
    case .measure(let measure):
      let unprovable = unprovable(measure)
      guard !unprovable.isEmpty, let tier = measure.moderation?.tier else {
        return start(target, measure)
      }
      let next = BatteryTier.allCases.first { other in
        other > tier
          && self.unprovable(
            ProbeMeasure(isOfSpeed: false, moderation: ModerationWish(tier: other))
          ).isEmpty
      }
      overlay = .picker(
        Picker(
          title: "The \(tier.rawValue) tier cannot prove "
            + Wording.count(unprovable.count, "requirement"),
          note: next.map { "The \($0.rawValue) tier can." } ?? "No tier asks enough to prove it.",
          items: [
            Picker.Item(label: "start all the same", detail: "it can still fail them"),
            Picker.Item(label: "choose again", detail: ""),
          ], purpose: .unprovable(target, measure, choice: position),
          lines: unprovable.map { AppState.sentence($0.words) + "." }))
      return []
    }
  }

  /// What the scenario requires that no result of this tier can prove.
  private func unprovable(_ measure: ProbeMeasure) -> [ModerationRequirement] {
    guard let wish = measure.moderation, let book = moderationBook else { return [] }
    return moderationProfile.unprovable(asking: wish.items(of: book.battery))
  }

  mutating func start(_ target: ProbeTarget, _ measure: ProbeMeasure) -> [Effect] {
    // The page of an attempt before gives way.
    if !isProbing { probe.live = nil }
    return start(.server(address: target.address, model: target.model, measure: measure))
  }

  /// Takes the third language, and asks again what to measure.
  mutating func chooseThirdLanguage(_ language: String, _ target: ProbeTarget) -> [Effect] {
    probe.thirdLanguage = language
    return askWhatToMeasure(target, cursor: 1)
  }
}
