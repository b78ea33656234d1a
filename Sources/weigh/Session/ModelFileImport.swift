internal import Catalog
internal import Decision
internal import Fit
internal import Foundation

/// Turns GGUF files into the lines an importer takes, and declares their source where that is new.
struct ModelFileImport {
  /// What the user says about the files.
  struct Statement {
    var model: String?
    var source: String?
    var license: String?
    var repository: String?
    var quantization: String?
    var isOfficial = false
    var date: CalendarDate?
    var takesDigest = false
  }

  /// What to hand to the importer, and what to write beside its files.
  struct Preparation {
    let input: ImportInput
    let catalog: ImportCatalog
    let sources: CatalogFile?
    /// The lines, for a person to look at.
    let lines: [String]
    let model: String
  }

  let statement: Statement
  let files: [ModelFile]
  let records: [Record]
  /// The text of `sources.toml`.
  let sourcesText: String

  /// Checks the files against what the user says, and writes their facts as lines.
  func prepare() throws -> Preparation {
    guard let first = files.first else {
      throw Failure(.usage, "no file is named.", hint: "Name one: FILE.gguf.")
    }
    for file in files {
      if let note = file.model.notes.first(where: {
        if case .notAModel = $0 { true } else { false }
      }) {
        throw Failure(
          .doesNotParse, "'\(file.path)' is not imported. \(note.message)",
          hint: "Name the file of the model itself.")
      }
    }
    let known = ImportCatalog(records)
    let model = try modelID(first, known)
    guard let source = statement.source else {
      throw Failure(
        .usage, "a file names no source of itself.",
        hint: "Name one: --source KEY, and with a new key also --license WORDS.")
    }
    let date = statement.date ?? first.day
    try refuseAnother(model, first)
    let (catalog, sources) = try declare(source, date, first, known)
    try refuseLater(date)
    let digest = try self.digest(first)
    var lines: [String] = []
    for file in files { try add(file, model, source, date, digest, to: &lines) }
    let size = files.reduce(Int64(0)) { $0 &+ $1.header.totalBytes }
    return Preparation(
      input: ImportInput(
        bytes: Array(lines.map { $0 + "\n" }.joined().utf8),
        name: files.flatMap(\.parts).joined(separator: ", "), source: source, date: date,
        origin: ImportInput.Origin(fileBytes: size, sha256: digest)),
      catalog: catalog, sources: sources, lines: lines, model: model)
  }

  /// Refuses a file that holds another number of parameters than the catalog states.
  private func refuseAnother(_ id: String, _ file: ModelFile) throws {
    guard let held = file.model.parameters, held > 0,
      let stated = records.first(where: { $0.kind == .model && $0.id == id })?["params_total"]?
        .value?.integer, stated > 0
    else { return }
    let ratio = Double(held) / Double(stated)
    guard !(0.75...1.33).contains(ratio) else { return }
    throw Failure(
      .doesNotParse,
      "'\(file.path)' holds \(Wording.grouped(Double(held))) parameters; the catalog states "
        + "\(Wording.grouped(Double(stated))) for \(id).",
      hint: "Name the model it is of: --model. Where the catalog is wrong, correct it there first.")
  }

  /// Refuses a day after that of the catalog, which would not build afterwards.
  private func refuseLater(_ date: CalendarDate?) throws {
    guard let date,
      let asOf = records.first(where: { $0.kind == .catalog })?.identity("as_of")?.date,
      date > asOf
    else { return }
    throw Failure(
      .usage, "the file is of \(date), after the day of the catalog, \(asOf).",
      hint: "Set as_of in catalog.toml to that day or later, or state --date.")
  }

  /// The id the facts are of: said by the user, or the repository the file itself names.
  private func modelID(_ file: ModelFile, _ catalog: ImportCatalog) throws -> String {
    if let id = statement.model {
      if let known = catalog.id(.model, named: id) { return known }
      let near = Spelling.nearest(id, in: catalog.ids(.model))
      throw Failure(
        .notThere, "there is no model '\(id)' in this catalog.",
        hint: near.map { "Did you mean '\($0)'?" })
    }
    for key in ["general.source.repo_url", "general.repo_url"] {
      guard let id = file.header.text(key).flatMap(HubAddress.modelID) else { continue }
      if catalog.record(.model, id) != nil { return id }
    }
    // A name is not an id: several checkpoints go by it.
    let name = file.model.name.map { "'\($0)'" } ?? "nothing"
    throw Failure(
      .usage, "'\(file.path)' does not tell its model: it is named \(name).",
      hint: "Name the model: --model OWNER/NAME.")
  }

  private func declare(
    _ key: String, _ date: CalendarDate?, _ file: ModelFile, _ known: ImportCatalog
  ) throws -> (ImportCatalog, CatalogFile?) {
    if known.record(.source, key) != nil { return (known, nil) }
    guard let license = statement.license else {
      let near = Spelling.nearest(key, in: known.ids(.source))
      throw Failure(
        .usage, "there is no source '\(key)' in sources.toml.",
        hint: (near.map { "Did you mean '\($0)'? " } ?? "")
          + "To declare it, say under which terms the file may be used: --license WORDS.")
    }
    guard let date else {
      throw Failure(.usage, "the day of the file is not known.", hint: "State it: --date DAY.")
    }
    var identity: [Row.NamedValue] = [
      .init("id", .text(key)), .init("title", .text("GGUF file \(file.parts[0])")),
    ]
    if let repository = statement.repository { identity.append(.init("repo", .text(repository))) }
    // A file somebody has is a copy of what its publisher made.
    identity += [
      .init("path", .text(file.parts[0])), .init("retrieved", .date(date)),
      .init("license", .text(license.withoutControlCharacters)),
      .init("tier", .text("primary-copy")),
    ]
    let source = Record(kind: .source, id: key, identity: identity)
    let text = SourceInsertion.text(sourcesText, adding: source)
    return (ImportCatalog(records + [source]), CatalogFile(path: "sources.toml", text: text))
  }

  private func digest(_ file: ModelFile) throws -> String? {
    guard statement.takesDigest else { return nil }
    guard files.count == 1, file.parts.count == 1 else {
      throw Failure(
        .usage, "--sha256 is for one file that is whole.", hint: "Import the files one by one.")
    }
    guard let digest = SHA256.hex(ofFile: file.path) else {
      throw Failure(.notThere, "cannot read '\(file.path)' to its end.")
    }
    return digest
  }

  private func add(
    _ file: ModelFile, _ model: String, _ source: String, _ date: CalendarDate?,
    _ digest: String?, to lines: inout [String]
  ) throws {
    func evidence(_ note: String?) -> Evidence {
      Evidence(source: source, asOf: date, note: note)
    }
    for fact in GGUFFacts(file.header, file.model).statements {
      let line = ImportedFact(
        kind: .model, id: model, section: fact.section, field: fact.field,
        statement: .value(fact.value), evidence: evidence(fact.note)
      ).line
      // Files of one model in several quantizations state the same sizes.
      if !lines.contains(line) { lines.append(line) }
    }
    guard !file.header.tensors.isEmpty else { return }
    var row: [Row.NamedValue] = [.init("format", .text("gguf"))]
    if let name = statement.quantization ?? file.model.quantizationName {
      row.append(.init("quant", .text(name)))
    }
    if let repository = statement.repository {
      row.append(.init("repo", .text(repository)))
      if let owner = repository.split(separator: "/").first {
        row.append(.init("publisher", .text(String(owner))))
      }
    }
    row.append(.init("official", .flag(statement.isOfficial)))
    // The bytes of a file that is cut are those it should have.
    let bytes = file.header.isCut ? file.header.neededBytes : file.header.totalBytes
    row.append(.init("bytes", .integer(bytes)))
    if let digest { row.append(.init("sha256", .text(digest))) }
    lines.append(
      ImportedFact(
        kind: .model, id: model, field: "artifacts", statement: .row(row),
        evidence: evidence(file.header.isCut ? "file is cut; bytes as its header states" : nil)
      ).line)
  }
}
