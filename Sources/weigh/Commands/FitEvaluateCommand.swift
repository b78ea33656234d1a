internal import ArgumentParser

/// `weigh fit evaluate`: answers the cases of a file, one line of JSON each.
struct FitEvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate", abstract: "Answer the cases of a file, one line of JSON each.",
    discussion: """
      --kv reads {"rows", "linear_state", "parameters"}: cache sizes from the groups of
      each row, or with --by-id from the model it names. What a case expects is not
      read unless --check is given.

      --speed reads measured decode speeds: comma-separated text with the columns
      hardware and model, and where there are any gpu_count, vram_gb and ram_gb (in
      GiB), quant_in_name and provider. Each row gives one line with class, low, mid,
      high and basis, or with unknown and why. The prediction never looks at measured
      columns; --summary compares with avg_tps, measured_tps or tps, on standard error.

      A case that cannot be read gives a line with error; the others are answered all
      the same, and the exit code is 65.

      EXAMPLES
        weigh fit evaluate --kv vectors.json --by-id --check
        weigh fit evaluate --speed measured.csv --summary > lines.jsonl
      """)

  @OptionGroup var output: OutputOptions
  @Option(name: .long, help: "The compiled catalog.")
  var catalog: String?
  @Option(name: .customLong("kv"), help: "A file of cache sizes; '-' reads standard input.")
  var cacheFile: String?
  @Flag(name: .customLong("by-id"), help: "Take the numbers from the model each row names.")
  var byModel = false
  @Flag(name: .long, help: "Compare with what the cases expect; exit 1 where an answer differs.")
  var check = false
  @Option(
    name: .customLong("speed"),
    help: "A file of measured decode speeds; '-' reads standard input.")
  var speedFile: String?
  @Flag(name: .long, help: "Compare with the measured speeds, on standard error.")
  var summary = false
  @Flag(name: .long, help: "Add to each line what the prediction was made of.")
  var parts = false

  func validate() throws {
    if (cacheFile == nil) == (speedFile == nil) {
      throw ValidationError("Name one file, with --kv or with --speed.")
    }
  }

  func run() throws {
    if let cacheFile { try answerCaches(cacheFile) }
    if let speedFile { try predictSpeeds(speedFile) }
  }

  /// The bytes of a file of cases.
  func bytes(of file: String) throws -> [UInt8] {
    guard let bytes = try InputFile.bytes(file, limit: 64 * 1024 * 1024) else {
      throw Failure(.doesNotParse, "'\(file)' is larger than 64 MiB.", hint: "Split it.")
    }
    return bytes
  }
}
