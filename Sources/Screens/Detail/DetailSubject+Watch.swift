internal import Catalog
internal import Decision

/// Things to keep an eye on: apart from score and verdicts, only what a source states.
extension DetailSubject {
  /// One thing to watch.
  struct WatchItem: Hashable {
    let text: String
    let details: [String]
    let sources: [String]
  }

  var watchItems: [WatchItem] { restrictions + ages }

  /// Reported restrictions that name the developer or the family.
  private var restrictions: [WatchItem] {
    var names: Set<String> = []
    if let developer = alternative.developer {
      names.insert(developer.id.lowercased())
      for name in [developer.identity("name")?.text].compactMap({ $0 }) {
        names.insert(name.lowercased())
      }
      for name in developer.identity("aliases")?.list ?? [] { names.insert(name.lowercased()) }
    }
    for family in [model.family, candidate.topFamily].compactMap({ $0 }) {
      names.insert(family.lowercased())
    }
    return snapshot.policies.values.sorted { $0.id.precedesByBytes($1.id) }.compactMap { policy in
      let subjects = policy.identity("subjects")?.list ?? []
      guard subjects.contains(where: { names.contains($0.lowercased()) }) else { return nil }
      return restriction(policy, subjects)
    }
  }

  private func restriction(_ policy: Record, _ subjects: [String]) -> WatchItem {
    func text(_ field: Field) -> String? { policy.identity(field)?.text }
    let place = text("jurisdiction") ?? "?"
    let date = text("date") ?? "no date"
    let scopes: [(Field, String)] = [
      ("scope_app", "apps"), ("scope_web", "web services"), ("scope_api", "its API"),
      ("scope_third_party_host", "weights at other hosts"),
      ("scope_self_hosted_weights", "weights run by oneself"),
    ]
    var details: [String] = []
    for (field, words) in scopes {
      guard let scope = text(field) else { continue }
      details.append("\(words): " + scope.split(separator: "-").joined(separator: " "))
    }
    if let who = text("applies_to") { details.append("applies to \(who)") }
    if let who = text("exemptions") { details.append("exempt: \(who)") }
    if let status = text("status") { details.append("status: \(status)") }
    if let evidence = text("evidence") { details.append("known from \(evidence)") }
    details += policy.identity("conflicts")?.list ?? []
    return WatchItem(
      text: "\(place), \(date): \(text("instrument") ?? policy.id) names "
        + Wording.list(subjects) + ".",
      details: details, sources: policy.identity("sources")?.list ?? [])
  }

  /// What has an age or an end.
  private var ages: [WatchItem] {
    var items: [WatchItem] = []
    let asOf = snapshot.release.asOf
    if let end = model["end_of_life"]?.value?.date {
      items.append(
        WatchItem(
          text: "Its developer ends support on \(end).", details: [],
          sources: model["end_of_life"]?.evidence.map { [$0.source] } ?? []))
    }
    if let release = model["release_date"]?.value?.date {
      items.append(
        WatchItem(
          text: "Released \(release), \(Dates.age(release, asOf: asOf)) before this catalog.",
          details: [], sources: model["release_date"]?.evidence.map { [$0.source] } ?? []))
    }
    for assignment in model.licenses {
      guard let checked = assignment.checked else { continue }
      items.append(
        WatchItem(
          text: "License of the \(assignment.artifact) last looked at "
            + "\(Dates.age(checked, asOf: asOf)) before this catalog.",
          details: [], sources: assignment.evidence.map { [$0.source] } ?? []))
    }
    return items
  }
}
