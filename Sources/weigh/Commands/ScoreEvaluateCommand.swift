internal import ArgumentParser
internal import Catalog

/// `weigh score evaluate`: answers scoring problems out of a file, one line of JSON each.
struct ScoreEvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate", abstract: "Answer the problems of a file, one line of JSON each.",
    discussion: """
      The file holds lists of problems under \(sectionList). Each problem gives
      one line with section, id, index or n, and the answers under the file's
      own names. Weights are brought to sum 1; shares rest on 10,000 draws of
      seed 1; the Pareto front counts every criterion. What the file expects is
      not read unless --check is given.

      An answer that does not exist is {"undefined": why}. A problem that cannot
      be read gives a line with error; the others are answered all the same, and
      the exit code is 65.

      EXAMPLES
        weigh score evaluate --vectors vectors.json > lines.jsonl
        weigh score evaluate --vectors - --check < vectors.json
      """)

  private static let sectionList = """
    cases,
    rank_weights, ahp, rank_correlations, rbo, value_functions, smaa_exact,
    weight_stability, missing_values, what_if and rank_reversal
    """

  @OptionGroup var output: OutputOptions
  @Option(name: .long, help: "The file of problems; '-' reads standard input.")
  var vectors: String
  @Flag(
    name: .long,
    help: "Compare with what the problems expect; exit 1 where an answer differs.")
  var check = false

  func run() throws {
    let sections = try read()
    var comparison = VectorComparison()
    var count = 0
    var unread = 0
    for (section, items) in sections {
      for (index, item) in items.enumerated() {
        let answer = section.answer(item, index: index)
        Streams.line(JSONValue.object(answer.line).canonicalText)
        count += 1
        if answer.isError { unread += 1 }
        if check { comparison.add(answer) }
      }
    }
    comparison.differences.forEach(Streams.error)
    if check { comparison.lines.forEach(Streams.error) }
    if unread > 0 {
      throw Failure(
        .doesNotParse, "\(unread) of \(count) problems of '\(vectors)' cannot be read.",
        hint: "Their lines say why.")
    }
    if !comparison.differences.isEmpty { throw NegativeAnswer() }
  }

  /// The lists of the file, in a fixed order of sections.
  private func read() throws -> [(VectorSection, [JSONValue])] {
    guard let bytes = try InputFile.bytes(vectors, limit: 64 * 1024 * 1024) else {
      throw Failure(.doesNotParse, "'\(vectors)' is larger than 64 MiB.", hint: "Split it.")
    }
    let document: JSONValue
    do {
      document = try JSONValue(reading: bytes, keepsUnreadableNumbers: true)
    } catch {
      throw Failure(
        .doesNotParse, "'\(vectors)' line \(error.line) is no JSON: \(error.message)")
    }
    guard case .object(let object) = document else {
      throw Failure(.doesNotParse, "'\(vectors)' is no object of lists.")
    }
    for key in object.keys.sorted(by: { $0.precedesByBytes($1) })
    where key != "meta" && VectorSection(rawValue: key) == nil {
      output.remark("'\(key)' is none of the lists Weigh knows; it was passed over.")
    }
    let sections = VectorSection.allCases.compactMap { section -> (VectorSection, [JSONValue])? in
      guard let value = object[section.rawValue] else { return nil }
      // What is no list comes as one item, whose line says so.
      guard case .list(let items) = value else { return (section, [.null]) }
      return (section, items)
    }
    guard !sections.isEmpty else {
      throw Failure(
        .doesNotParse,
        "'\(vectors)' has none of the lists '"
          + VectorSection.allCases.map(\.rawValue).joined(separator: "', '") + "'.")
    }
    return sections
  }
}
