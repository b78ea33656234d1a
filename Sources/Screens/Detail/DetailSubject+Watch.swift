internal import Catalog
internal import Decision

/// Things to keep an eye on: apart from score and verdicts, only what a source states.
extension DetailSubject {
  /// One thing to watch.
  struct WatchItem: Hashable {
    let text: String
    let sources: [String]
  }

  /// What has an age or an end.
  var watchItems: [WatchItem] {
    var items: [WatchItem] = []
    let asOf = snapshot.release.asOf
    if let end = model["end_of_life"]?.value?.date {
      items.append(
        WatchItem(
          text: "Its developer ends support on \(end).",
          sources: model["end_of_life"]?.evidence.map { [$0.source] } ?? []))
    }
    if let release = model["release_date"]?.value?.date {
      items.append(
        WatchItem(
          text: "Released \(release), \(Dates.age(release, asOf: asOf)) before this catalog.",
          sources: model["release_date"]?.evidence.map { [$0.source] } ?? []))
    }
    for assignment in model.licenses {
      guard let checked = assignment.checked else { continue }
      items.append(
        WatchItem(
          text: "License of the \(assignment.artifact) last looked at "
            + "\(Dates.age(checked, asOf: asOf)) before this catalog.",
          sources: assignment.evidence.map { [$0.source] } ?? []))
    }
    return items
  }
}
