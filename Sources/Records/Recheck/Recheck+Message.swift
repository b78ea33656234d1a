internal import Decision

extension Recheck {
  /// The result in one line: the record, whether it holds, the gravest finding, and how many others.
  public var message: String {
    guard !holds, let first = findings.first else { return verdict }
    return text([first.message], breaksTold: 1)
  }

  /// Whether the record holds, and how many findings there are.
  public var verdict: String { text([], breaksTold: 0) }

  private func text(_ told: [String], breaksTold: Int) -> String {
    let breaks = count(.breaks) - breaksTold
    let counts = [
      breaks > 0
        ? breaksTold > 0
          ? Wording.count(breaks, "more finding breaks it", plural: "more findings break it")
          : Wording.count(breaks, "finding breaks it", plural: "findings break it") : nil,
      count(.warns) > 0 ? Wording.count(count(.warns), "warning") : nil,
      count(.note) > 0 ? Wording.count(count(.note), "note") : nil,
      acknowledgedCount > 0 ? "\(acknowledgedCount) acknowledged" : nil,
    ].compactMap(\.self)
    let end = counts.isEmpty ? [] : [Wording.list(counts) + "."]
    return ([name + (holds ? ": holds." : ": no longer holds.")] + told + end)
      .joined(separator: " ")
  }

  /// The number and slug of the record: `0007 support-bot-model`.
  public var name: String { record.name }
}

extension DecisionRecord {
  /// Its number and slug: `0007 support-bot-model`.
  public var name: String {
    PlainText.oneLine((number.map { Self.padded($0) + " " } ?? "") + slug)
  }
}
