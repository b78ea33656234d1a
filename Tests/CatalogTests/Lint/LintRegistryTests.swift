import Catalog
import Foundation
import Testing

@Suite struct `The lint rules` {
  @Test func `ids are unique and summaries are sentences`() {
    #expect(Set(Lint.rules.map(\.id)).count == Lint.rules.count)
    for rule in Lint.rules {
      #expect(rule.summary.hasSuffix(".") && rule.summary.first?.isUppercase == true)
    }
  }

  @Test func `every rule file is registered, and errors come first`() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../Sources/Catalog/Lint/Rules")
    let files = try FileManager.default.contentsOfDirectory(
      atPath: folder.path(percentEncoded: false)
    )
    .filter { $0.hasSuffix(".swift") }.map { String($0.dropLast(6)) }
    let types = Lint.rules.map { String(describing: type(of: $0)) }
    #expect(Set(files) == Set(types))
    let severities = Lint.rules.map(\.severity)
    #expect(severities.drop { $0 == .error }.allSatisfy { $0 == .warning })
  }

  @Test func `an overlay may refer to the base and need not be complete`() {
    let base = CatalogReader.read(
      LintFixture.files.map { CatalogFile(path: $0, text: $1) }
    ).records
    let overlay = CatalogReader.read(
      [
        CatalogFile(
          path: "models/example/Alpha-7B.toml",
          text: "context = { v = 1, s = \"team\" }\nmax_output = { v = 1, s = \"hub\" }\n")
      ], layer: .overlay)
    let findings = Lint.check(overlay, base: base).filter { $0.severity == .error }
    #expect(
      findings.map(\.printed) == [
        "models/example/Alpha-7B.toml:1: error [reference] There is no source 'team'."
      ])
  }

  @Test func `findings of reading are part of the list`() {
    let found = LintFixture.findings(["developers/example.toml": "id ="])
    #expect(found.first?.hasPrefix("developers/example.toml:1 toml: ") == true)
  }

  @Test func `country codes are the 249 of the standard`() {
    #expect(CountryCodes.all.count == 249)
    #expect(CountryCodes.contains("CN") && CountryCodes.contains("US"))
    #expect(!CountryCodes.contains("EU") && !CountryCodes.contains("us"))
  }
}
