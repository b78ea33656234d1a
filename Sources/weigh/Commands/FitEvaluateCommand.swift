internal import ArgumentParser
internal import Catalog
internal import Fit

/// `weigh fit evaluate`: answers the cases of a file, one line of JSON each.
struct FitEvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate", abstract: "Answer the cases of a file, one line of JSON each.",
    discussion: """
      --kv reads {"rows", "linear_state", "parameters"}: cache sizes from the groups of
      each row, or with --by-id from the model it names. What a case expects is not
      read unless --check is given. A case that cannot be read gives a line with
      error; the others are answered all the same, and the exit code is 65.

      EXAMPLES
        weigh fit evaluate --kv vectors.json
        weigh fit evaluate --kv vectors.json --by-id --check
      """)

  @OptionGroup var output: OutputOptions
  @Option(name: .long, help: "The compiled catalog.")
  var catalog: String?
  @Option(name: .customLong("kv"), help: "A file of cache sizes; '-' reads standard input.")
  var cacheFile: String
  @Flag(name: .customLong("by-id"), help: "Take the numbers from the model each row names.")
  var byModel = false
  @Flag(name: .long, help: "Compare with what the cases expect; exit 1 where an answer differs.")
  var check = false

  func run() throws {
    let cases = try read()
    let catalog = try OpenCatalog(catalog)
    let answers = cases.answers(by: byModel ? .models : .groups) { name in
      (try? catalog.model(name)).map { ModelShape(record: $0.record) }
    }
    for answer in answers { Streams.line(answer.json.canonicalText) }
    let differing = check ? compare(answers) : 0
    let unread = answers.count(where: \.isError)
    if unread > 0 {
      throw Failure(
        .doesNotParse, "\(unread) of \(answers.count) cases of '\(cacheFile)' cannot be read.",
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

  private func read() throws -> CacheCases {
    guard let bytes = try InputFile.bytes(cacheFile, limit: 64 * 1024 * 1024) else {
      throw Failure(.doesNotParse, "'\(cacheFile)' is larger than 64 MiB.", hint: "Split it.")
    }
    let document: JSONValue
    do {
      document = try JSONValue(reading: bytes)
    } catch {
      throw Failure(.doesNotParse, "'\(cacheFile)' is no JSON: \(error.message)")
    }
    guard let cases = CacheCases(document) else {
      throw Failure(
        .doesNotParse, "'\(cacheFile)' has no list of 'rows', 'linear_state' or 'parameters'.")
    }
    return cases
  }
}
