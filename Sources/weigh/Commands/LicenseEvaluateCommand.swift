internal import ArgumentParser
internal import Catalog
internal import Foundation
internal import Licensing

/// `weigh license evaluate`: judges cases out of a file, one line of JSON each.
struct LicenseEvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate", abstract: "Judge the cases of a file, one line of JSON each.",
    discussion: """
      The file holds {"cases": [{"id", "model": {"name", "licenses", "multimodal"},
      "profile": {"entity", "use", "needs"}}]}. Each case gives one line with id,
      overall, by_question, reasons, duties and assumptions. A case that cannot be
      read gives id and error; the others are judged all the same, and the exit
      code is 65. A license the catalog does not have is unknown, not an error.

      EXAMPLES
        weigh license evaluate --cases cases.json
        weigh license evaluate --cases - --check < cases.json
      """)

  @OptionGroup var output: OutputOptions
  @Option(name: .long, help: "The compiled catalog.")
  var catalog: String?
  @Option(name: .long, help: "The file of cases; '-' reads standard input.")
  var cases: String
  @Flag(
    name: .long,
    help: "Compare with what the cases expect; exit 1 where an answer differs.")
  var check = false

  func run() throws {
    let file = try read()
    let catalog = try OpenCatalog(catalog)
    let regions = catalog.regions
    var comparison = LicenseCaseComparison()
    var unread = 0
    for entry in file.cases {
      let result = entry.evaluation(licenses: catalog.library, regions: regions)
      Streams.line(LicenseCaseFile.Entry.json(entry.id, result).canonicalText)
      switch result {
      case .success(let evaluation): comparison.add(entry, evaluation)
      case .failure(let error):
        unread += 1
        comparison.add(entry, nil, error: error.description)
      }
    }
    if check {
      comparison.differences.forEach { Streams.error($0.text) }
      Streams.error(comparison.text)
    }
    if unread > 0 {
      throw Failure(
        .doesNotParse, "\(unread) of \(file.cases.count) cases of '\(cases)' cannot be read.",
        hint: "Their lines say why.")
    }
    if check, !comparison.differences.isEmpty { throw NegativeAnswer() }
  }

  private func read() throws -> LicenseCaseFile {
    guard let bytes = try InputFile.bytes(cases, limit: 64 * 1024 * 1024) else {
      throw Failure(.doesNotParse, "'\(cases)' is larger than 64 MiB.", hint: "Split it.")
    }
    let file: LicenseCaseFile
    do {
      file = try JSONDecoder().decode(LicenseCaseFile.self, from: Data(bytes))
    } catch DecodingError.keyNotFound {
      throw Failure(.doesNotParse, "'\(cases)' has no list of 'cases'.")
    } catch {
      throw Failure(.doesNotParse, "'\(cases)' is no JSON.")
    }
    guard !file.cases.isEmpty else { throw Failure(.doesNotParse, "'\(cases)' has no cases.") }
    return file
  }
}
