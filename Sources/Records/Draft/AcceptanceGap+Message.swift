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
    }
  }
}
