internal import ArgumentParser
internal import Catalog
internal import Decision
internal import Licensing

/// `weigh license check`: which license a file is.
struct LicenseCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Say which license a file is. Exit 1 when it is not recognized.",
    discussion: """
      The first rule that decides counts: the SHA-256 of the bytes; the SHA-256 of the
      text without byte order mark and with every run of white space as one space;
      what the catalog assigns to the model and revision; a declared SPDX id; a
      declared tag with one meaning. The second rule helps only where the catalog
      knows that hash, which it does for few texts: no license text is shipped.
      Nothing is guessed from likeness. With a scenario or a preset the license is
      also judged for the intended use.

      EXAMPLES
        weigh license check LICENSE
        weigh license check LICENSE --model Qwen/Qwen2.5-72B-Instruct
        weigh license check --declared modified-mit --preset eu-product
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions
  @Option(name: .long, help: "The model the file belongs to.")
  var model: String?
  @Option(name: .long, help: "The revision of that model: a commit, a tag or a date.")
  var revision: String?
  @Option(name: .long, help: "The license as declared, such as a tag of a model card.")
  var declared: String?
  @Argument(help: "The license file; '-' reads standard input.")
  var file: String?

  func validate() throws {
    if file == nil && model == nil && declared == nil {
      throw ValidationError("Name a file, or --model, or --declared.")
    }
    if revision != nil && model == nil {
      throw ValidationError("--revision goes with --model.")
    }
    if file == "-" && input.scenario == "-" {
      throw ValidationError("Standard input is either the file or the scenario.")
    }
  }

  func run() throws {
    let read = try file.map(read)
    let catalog = try OpenCatalog(input.catalog)
    let model = try model.map(catalog.model)
    let check = LicenseCheck(
      file: read, model: model, revision: revision, declared: declared, licenses: catalog.library)
    let report = LicenseCheckReport(
      catalog: catalog, name: file, file: read, model: model, declared: declared, check: check,
      use: try intendedUse(), releaseFamilies: releaseFamilies(of: model, in: catalog))
    report.print(output)
    if check.ids == nil { throw NegativeAnswer() }
  }

  /// The families whose figures at their release count for a model; their license alone tells them.
  private func releaseFamilies(of model: Model?, in catalog: OpenCatalog) -> [String] {
    guard let model, let candidate = catalog.base.candidate(model.id) else { return [] }
    return catalog.base.releaseFamilyLine(of: candidate)
  }

  private func read(_ name: String) throws -> LicenseFile {
    guard let bytes = try InputFile.bytes(name, limit: LicenseFile.largestByteCount) else {
      throw Failure(
        .doesNotParse, "'\(name)' is larger than 4 MiB, which no license text is.",
        hint: "Name the LICENSE file itself.")
    }
    return LicenseFile(bytes: bytes)
  }

  /// The profile of the scenario, where one was named.
  private func intendedUse() throws -> IntendedUse? {
    guard input.scenario != nil || input.preset != nil else { return nil }
    let session = try Session(input, output: output)
    do {
      return try session.scenario.intendedUse(in: session.base)
    } catch let error as ScenarioError {
      throw Failure(.doesNotParse, error.description)
    }
  }
}
