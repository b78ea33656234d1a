extension ExportRefusal {
  /// Why there is no file, and what to do about it.
  public var message: String {
    switch self {
    case .nothingChosen(let format):
      return "No \(format) file: nothing is chosen yet, so there is no model to describe. "
        + "Choose one: weigh decide --choose ID."
    case .noneOfThese(let format):
      return "No \(format) file: the decision is for none of the models, so there is no model to "
        + "describe."
    case .noProduct(let format):
      return "No \(format) file: the decision names no product that will use the model. "
        + "Name it: weigh decide --product NAME."
    case .factsNotKept(let format, let model):
      return "No \(format) file: the record is from before facts of models were kept, and says "
        + "nothing of \(PlainText.oneLine(model)). Decide again on the present catalog."
    case .factMissing(let format, let property, let fact, let model, let words):
      return "No \(format) file: it needs \(property), and the \(fact) of "
        + "\(PlainText.oneLine(model)) is \(PlainText.oneLine(words))."
    case .brokenReference(let format, .dangling(let reference, let place)):
      return "No \(format) file, by a bug in Weigh: \(place) points at '\(reference)', which the "
        + "file does not hold."
    case .brokenReference(let format, .duplicate(let name)):
      return "No \(format) file, by a bug in Weigh: two parts are named '\(name)'."
    }
  }
}
