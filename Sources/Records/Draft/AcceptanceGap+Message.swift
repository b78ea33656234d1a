internal import Decision

extension AcceptanceGap {
  /// What is missing, as a sentence.
  public var message: String {
    switch self {
    case .noChoice:
      return "No model is chosen. Choose one, or say that none of these is taken."
    case .severalChosen(let models):
      return "\(Wording.list(models)) are all chosen. Choose one."
    case .choiceBesideNone(let model):
      return "\(model) is chosen, and so is none of these. Take one of them back."
    case .verdictOpen(let model):
      return "\(model) has no verdict. Say choose, fallback or no."
    case .reasonMissing(let model):
      return "\(model) is turned down without a reason. Give one."
    case .chosenIsOut(let model, let needs):
      let noun = needs.count == 1 ? "the need" : "the needs"
      return "\(model) is chosen, but kept out by \(noun) \(Wording.list(needs)). "
        + "Change the scenario, or override with name and reason."
    case .chosenIsRestricted(let model, let packs):
      return "\(model) is chosen, but left out by the reported restriction "
        + "\(Wording.list(packs)). Let the pack only warn, or switch it off."
    case .itemsOpen(let items):
      let (noun, pronoun) = items.count == 1 ? ("Item", "it") : ("Items", "them")
      let verb = items.count == 1 ? "is" : "are"
      return "\(noun) \(Self.numbers(items)) of the checklist \(verb) open without an owner and a "
        + "date. Settle \(pronoun), or say who does and by when."
    case .risksUnexplained(let items):
      let noun = items.count == 1 ? "Item" : "Items"
      let verb = items.count == 1 ? "is an accepted risk" : "are accepted risks"
      return "\(noun) \(Self.numbers(items)) of the checklist \(verb) without a name and a reason. "
        + "Give both."
    case .reviewTooLate(let day, let last, let days):
      return "The review on \(day) is later than \(last), the last of \(days) days. "
        + "Say why, or set an earlier day."
    case .expiresBeforeReview(let day, let review):
      return "The decision expires on \(day), before the review on \(review). "
        + "Set an earlier review, or a later day."
    }
  }

  /// Numbers in a row, three or more that follow each other as one: `1 to 6, 8 and 10`.
  private static func numbers(_ numbers: [Int]) -> String {
    var runs: [ClosedRange<Int>] = []
    for number in numbers.sorted() {
      if let last = runs.last, last.upperBound + 1 == number {
        runs[runs.count - 1] = last.lowerBound...number
      } else {
        runs.append(number...number)
      }
    }
    return Wording.list(
      runs.flatMap { run in
        run.count < 3 ? run.map(String.init) : ["\(run.lowerBound) to \(run.upperBound)"]
      })
  }
}
