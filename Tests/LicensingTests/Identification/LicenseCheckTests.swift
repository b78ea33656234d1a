import Catalog
import Testing

@testable import Licensing

/// Which license a file is: each rule, in its order, over texts of our own.
@Suite struct LicenseCheckTests {
  static let open = file("Open terms. Do as you like.\n")
  static let study = file("Study terms. Learn from it.\n")
  static let shared = file("One text, two licenses.\n")
  static let policy = file("Policy: be kind.\n")
  static let code = file("Code terms. Copy the code.\n")

  static func file(_ text: String) -> LicenseFile { LicenseFile(bytes: Array(text.utf8)) }

  static func text(
    _ role: String, _ file: LicenseFile, isNormalized: Bool = false, changed: String = "2025-01-01"
  ) -> [String: FactValue] {
    var row: [String: FactValue] = [
      "role": .text(role), "repo": .text("maker/repository"), "path": .text("FILE"),
      "last_changed": .text(changed), "sha256": .text(file.sha256),
    ]
    if isNormalized { row["normalized_sha256"] = file.normalizedSHA256.map(FactValue.text) }
    return row
  }

  static let library = LicenseLibrary(
    licenses: [
      LicenseFixture("open") { fixture in
        fixture.spdx = "Open-1.0"
        fixture.lists["texts"] = [text("agreement", open, isNormalized: true)]
      },
      LicenseFixture("study") { fixture in
        fixture.lists["texts"] = [
          text("agreement", study), text("use-policy", policy), text("code-license", code),
          text("agreement", shared),
        ]
        fixture.lists["history"] = [
          ["date": .text("2024-05-05"), "what": .text("first")],
          ["date": .text("2025-06-07"), "what": .text("limits added")],
        ]
      },
      LicenseFixture("twin") { $0.lists["texts"] = [text("agreement", shared)] },
    ].map(\.license),
    aliases: [
      "openish": ["open"], "either": ["open", "study"], "other": [], "open-1.0": ["open", "twin"],
    ])

  /// A model with licenses assigned to its weights at revisions.
  static func model(_ assigned: [(ids: [String], revision: String?, checked: String?)]) -> Model {
    model(
      rows: assigned.map { ids, revision, checked in
        var values: [Row.NamedValue] = [
          .init("artifact", .text("weights")), .init("id", .list(ids)),
          .init("basis", .text("repository-file")),
        ]
        if let revision { values.append(.init("revision", .text(revision))) }
        if let checked { values.append(.init("checked", .date(date(checked)))) }
        return Row(values: values, evidence: Evidence(source: "record"))
      })
  }

  static func model(rows: [Row]) -> Model {
    let snapshot = CatalogSnapshot(
      release: CatalogRelease(
        format: 1, name: "fixture", asOf: date("2026-01-01"), sha256: ""),
      records: [
        Record(
          kind: .model, id: "maker/model", identity: [.init("status", .text("listed"))],
          lists: [.init(name: "license", rows: rows)])
      ])
    return snapshot.models[0]
  }

  static func date(_ text: String) -> CalendarDate {
    guard let date = CalendarDate(text) else { fatalError("a date that exists") }
    return date
  }

  private func check(
    _ file: LicenseFile?, _ model: Model? = nil, revision: String? = nil, declared: String? = nil
  ) -> LicenseCheck {
    LicenseCheck(
      file: file, model: model, revision: revision, declared: declared, licenses: Self.library)
  }

  @Test func `the bytes decide before anything else`() {
    let found = check(
      Self.study, Self.model([(["open"], nil, "2025-12-01")]), declared: "openish")
    #expect(found.answer == .recognized(["study"], by: .text))
    #expect(found.remarks.contains(.assignedOtherwise(["open"])))
    #expect(found.remarks.contains(.declaredOtherwise("openish", ["open"])))
  }

  @Test func `the normalized text decides next, and only where its hash is on record`() {
    let crlf = Self.file("\u{FEFF}Open terms.\r\nDo as you like.")
    #expect(check(crlf, declared: "twin").answer == .recognized(["open"], by: .normalizedText))
    let unrecorded = Self.file("Study terms.\r\nLearn from it.\r\n")
    #expect(check(unrecorded).answer == .notRecognized)
  }

  @Test func `the assignment decides next, then SPDX id, then a tag with one meaning`() {
    let foreign = Self.file("Terms nobody has seen.")
    let assigned = check(foreign, Self.model([(["study", "twin"], nil, nil)]), declared: "openish")
    #expect(assigned.answer == .recognized(["study", "twin"], by: .assignment))
    #expect(assigned.remarks.contains(.fileNotOnRecord))
    #expect(assigned.assignments.count == 1)
    #expect(check(foreign, declared: "openish").answer == .recognized(["open"], by: .alias))
    #expect(check(nil, declared: "Openish").answer == .recognized(["open"], by: .alias))
    #expect(check(foreign).answer == .notRecognized)
    let plain = LicenseLibrary(licenses: [LicenseFixture("a") { $0.spdx = "A-1.0" }.license])
    #expect(
      LicenseCheck(file: nil, declared: "a-1.0", licenses: plain).answer
        == .recognized(["a"], by: .spdx))
  }

  @Test func `a tag of several licenses chooses none, even where it is an SPDX id`() {
    #expect(check(nil, declared: "either").answer == .ambiguous(["open", "study"], by: .alias))
    #expect(check(nil, declared: "Open-1.0").candidates == ["open", "twin"])
    #expect(check(nil, declared: "either").ids == nil)
    let other = check(nil, declared: "other")
    #expect(other.answer == .notRecognized)
    #expect(other.remarks == [.declaredUnknown("other")])
  }

  @Test func `one text under two licenses chooses none`() {
    let found = check(Self.shared, declared: "openish")
    #expect(found.answer == .ambiguous(["study", "twin"], by: .text))
    #expect(
      found.text(of: "'F'")
        == "'F' is on record under 2 licenses; none is chosen.")
  }

  @Test(arguments: [(policy, "the use policy"), (code, "the license of the code")])
  func `a policy or the text of the code identifies nothing`(_ file: LicenseFile, words: String) {
    let found = check(file)
    #expect(found.answer == .notRecognized)
    #expect(found.acquaintances.map(\.licenseID) == ["study"])
    let sentence = found.acquaintances.first?.sentence ?? ""
    #expect(sentence.contains(words))
    #expect(sentence.contains("'study' (maker/repository, FILE)"))
    #expect(sentence.hasSuffix("; it does not identify the terms of any weights."))
    let assigned = check(file, Self.model([(["twin"], nil, nil)]))
    #expect(assigned.answer == .recognized(["twin"], by: .assignment))
    #expect(assigned.acquaintances.count == 1)
  }

  @Test func `a change after the text or the check is said`() {
    #expect(
      check(Self.study).remarks == [
        .textChanged(
          licenseID: "study", on: Self.date("2025-06-07"), recorded: Self.date("2025-01-01"))
      ])
    let older = check(nil, Self.model([(["study"], nil, "2025-06-06")]))
    #expect(
      older.remarks.map(\.text) == [
        "The text of 'study' changed on 2025-06-07, after this entry was checked on 2025-06-06."
      ])
    #expect(check(nil, Self.model([(["study"], nil, "2025-06-07")])).remarks == [])
  }

  @Test func `an assignment that is only a tag or a dispute decides nothing`() {
    func row(_ basis: String, ids: [String] = [], tag: String? = nil) -> Row {
      var values: [Row.NamedValue] = [
        .init("artifact", .text("weights")), .init("basis", .text(basis)),
      ]
      if !ids.isEmpty { values.append(.init("id", .list(ids))) }
      if let tag { values.append(.init("tag", .text(tag))) }
      return Row(values: values, evidence: Evidence(source: basis + " source"))
    }
    let tagged = check(nil, Self.model(rows: [row("tag", tag: "either")]))
    #expect(tagged.answer == .ambiguous(["open", "study"], by: .alias))
    #expect(tagged.remarks == [.assignmentOpen("either")])
    #expect(tagged.text(of: "").hasPrefix("'either' names 2 different licenses"))
    let single = check(nil, Self.model(rows: [row("tag", tag: "openish")]))
    #expect(single.answer == .recognized(["open"], by: .assignment))
    let disputed = check(
      nil, Self.model(rows: [row("tag", ids: ["open"]), row("reported", ids: ["study"])]))
    #expect(disputed.answer == .notRecognized)
    #expect(
      disputed.remarks.map(\.text) == [
        "Sources disagree: tag source says open and reported source says study."
      ])
  }

  @Test func `a revision picks its own assignment and no other`() {
    let commit = "0123456789abcdef0123456789abcdef01234567"
    let model = Self.model([
      (["open"], "2025-01-01", nil), (["study"], commit, "2025-12-01"), (["twin"], nil, nil),
    ])
    func ids(_ revision: String?) -> [String]? { check(nil, model, revision: revision).ids }
    #expect(ids("2025-01-01") == ["open"])
    #expect(ids(commit) == ["study"])
    #expect(ids("0123456") == ["study"])
    #expect(ids("012345") == nil)
    #expect(ids("2025-01") == nil)
    #expect(ids(nil) == ["open", "study", "twin"])
    let none = check(nil, model, revision: "2026-05-05")
    #expect(none.answer == .notRecognized)
    #expect(none.remarks == [.otherRevisions(["2025-01-01", commit, nil])])
    #expect(check(nil, Self.model([])).remarks == [.modelUnassigned("maker/model")])
  }

  @Test func `what cannot be read as text is compared by its bytes alone`() {
    let latin = LicenseFile(bytes: [0x43, 0xE9])
    #expect(check(latin).remarks == [.fileInOtherEncoding])
    #expect(check(LicenseFile(bytes: [0])).remarks == [.fileBinary])
    #expect(check(LicenseFile(bytes: [])).remarks == [.fileEmpty])
    let library = LicenseLibrary(licenses: [
      LicenseFixture("latin") { $0.lists["texts"] = [Self.text("agreement", latin)] }.license
    ])
    let found = LicenseCheck(file: latin, licenses: library)
    #expect(found.answer == .recognized(["latin"], by: .text))
    #expect(found.remarks == [])
  }

  @Test func `every sentence stays`() {
    let foreign = Self.file("x")
    #expect(
      check(Self.open).text(of: "'F'")
        == "'F' is the text of 'open': its SHA-256 is on record.")
    #expect(
      check(Self.file("Open terms. Do as you like.")).text(of: "'F'")
        == "'F' is the text of 'open', apart from white space: the SHA-256 of its normalized text "
        + "is on record.")
    #expect(
      check(nil, Self.model([(["open", "twin"], nil, nil)])).text(of: "")
        == "The catalog assigns 'open' and 'twin' to the weights; all of them apply.")
    #expect(
      check(nil, declared: "openish").text(of: "")
        == "'openish' means 'open' and nothing else; no text was compared.")
    #expect(
      check(nil, declared: "either").text(of: "")
        == "'either' names 2 different licenses; open the LICENSE file of this revision and run "
        + "`weigh license check FILE`.")
    #expect(check(foreign).text(of: "'F'") == "'F' is not recognized.")
    #expect(LicenseCheck.nextStep.hasPrefix("Weigh guesses nothing from likeness."))
    let remarks: [LicenseCheck.Remark] = [
      .fileEmpty, .fileBinary, .fileInOtherEncoding, .fileNotOnRecord,
      .textChanged(licenseID: "a", on: Self.date("2025-02-02"), recorded: Self.date("2025-01-01")),
      .assignedOtherwise(["a", "b"]), .declaredOtherwise("x", ["a"]), .declaredUnknown("x"),
      .otherRevisions(["r", nil]), .modelUnassigned("m/n"),
    ]
    #expect(
      remarks.map(\.text) == [
        "The file is empty.", "The file is no text: only the hash of its bytes was compared.",
        "The file is not UTF-8: only the hash of its bytes was compared.",
        "The file itself is none of the texts on record.",
        "The text of 'a' changed on 2025-02-02; this is the one of 2025-01-01.",
        "The catalog assigns 'a' and 'b' to this model; the file decides.",
        "'x' would mean 'a'; it does not decide here.", "'x' names no license by itself.",
        "The catalog assigns nothing to this revision; it does to 'r' and the latest one seen.",
        "The catalog assigns no license to the weights of m/n.",
      ])
  }
}
