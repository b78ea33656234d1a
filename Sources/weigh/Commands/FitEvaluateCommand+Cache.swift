internal import Catalog
internal import Fit

/// Cache sizes, recurrent states and parameter counts.
extension FitEvaluateCommand {
  /// Answers a file of cache sizes.
  func answerCaches(_ file: String) throws {
    let cases = try cases(file)
    let catalog = try OpenCatalog(catalog)
    let answers = cases.answers(by: byModel ? .models : .groups) { name in
      (try? catalog.model(name)).map { ModelShape(record: $0.record) }
    }
    for answer in answers { Streams.line(answer.json.canonicalText) }
    let differing = check ? compare(answers) : 0
    let unread = answers.count(where: \.isError)
    if unread > 0 {
      throw Failure(
        .doesNotParse, "\(unread) of \(answers.count) cases of '\(file)' cannot be read.",
        hint: "Their lines say why.")
    }
    if differing > 0 { throw NegativeAnswer() }
  }

  /// Says how many answers are as expected; gives the number of those that are not.
  private func compare(_ answers: [CacheCases.Answer]) -> Int {
    let known = answers.filter { $0.isAsExpected != nil }
    let differing = known.filter { $0.isAsExpected == false }
    for answer in differing {
      Streams.error("expected \(answer.expected ?? 0): \(answer.json.canonicalText)")
    }
    Streams.error(
      "\(known.count - differing.count) of \(known.count) answers are as expected; "
        + "\(answers.count - known.count) not known.")
    return differing.count
  }

  private func cases(_ file: String) throws -> CacheCases {
    let bytes = try bytes(of: file)
    let document: JSONValue
    do {
      document = try JSONValue(reading: bytes)
    } catch {
      throw Failure(.doesNotParse, "'\(file)' is no JSON: \(error.message)")
    }
    guard let cases = CacheCases(document) else {
      throw Failure(
        .doesNotParse, "'\(file)' has no list of 'rows', 'linear_state' or 'parameters'.")
    }
    return cases
  }
}
