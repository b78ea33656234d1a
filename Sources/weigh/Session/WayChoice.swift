internal import Catalog
internal import Decision

/// `--way KEY`: one way of running a model, by its key or by a part that only it has.
struct WayChoice {
  let way: Way

  init(_ text: String, of candidate: Candidate, in outcome: Outcome) throws {
    let ways = outcome.ways(of: candidate)
    let name = candidate.model.id
    let keys = ways.map(\.key)
    if let exact = ways.first(where: { $0.key == text }) {
      way = exact
      return
    }
    let wanted = text.lowercased()
    let near = ways.filter {
      $0.key.lowercased().contains(wanted)
        || $0.alternative.deliveryName.lowercased().contains(wanted)
    }
    // Two offers of one host may bear one key; the first is the one ranked before the other.
    guard let first = near.first else {
      throw Failure(
        .notThere, "\(name) has no way '\(text)' under this scenario.",
        hint: Spelling.nearest(text, in: keys).map { "Did you mean '\($0)'?" }
          ?? (keys.isEmpty ? "It is closed." : "Its ways: \(Wording.list(keys))."))
    }
    guard Set(near.map(\.key)).count == 1 else {
      throw Failure(
        .usage, "'\(text)' names \(near.count) ways of running \(name).",
        hint: "They are \(Wording.list(near.map(\.key))).")
    }
    way = first
  }
}
