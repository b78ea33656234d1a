import Catalog

/// A small catalog without any finding; a test states only what differs.
enum LintFixture {
  static let files: [String: String] = [
    "catalog.toml": "format = 1\nrelease = \"1\"\nas_of = 2026-02-01\n\n[minimum]\nmodels = 1\n",
    "sources.toml": """
    [hub]
    title = "Hub"
    retrieved = 2026-01-20
    license = "none stated"
    tier = "primary"

    """,
    "ATTRIBUTION.md": "# Attribution\n",
    "developers/example.toml": "id = \"example\"\nname = \"Example\"\n",
    "licenses/mit.toml": """
    id = "mit"
    name = "MIT"
    licensor = "anyone"
    category = "open-source"
    spdx = "MIT"
    text_status = "full-text"

    """,
    "families/alpha.toml": """
    id = "alpha"
    name = "Alpha"

    [[milestones]]
    date = 2025-01-01
    name = "one"
    s = "hub"

    [[milestones]]
    date = 2025-02-01
    name = "two"
    s = "hub"

    [[milestones]]
    date = 2025-03-01
    name = "three"
    s = "hub"

    """,
    model: modelText,
    "hosts/cloud.toml": "id = \"cloud\"\nname = \"Cloud\"\nkind = \"host\"\n",
    "benchmarks/quiz.toml": """
    id = "quiz"
    name = "Quiz"
    unit = "%"
    minimum = 0
    maximum = 100
    better = "up"

    """,
  ]

  static let model = "models/example/Alpha-7B.toml"
  static let modelText = """
    id = "example/Alpha-7B"
    family = "alpha"
    developer = "example"
    status = "reviewed"
    kinds = ["chat"]

    release_date = { v = 2025-12-01, s = "hub" }
    params_total = { v = 7_000_000_000, s = "hub" }
    context = { v = 8192, s = "hub" }

    [[license]]
    artifact = "weights"
    id = ["mit"]
    basis = "tag"
    s = "hub"

    """

  /// The findings with some files replaced or added; a `nil` text removes one.
  static func findings(_ changes: [String: String?] = [:]) -> [String] {
    diagnostics(changes).map { "\($0.file):\($0.line) \($0.rule): \($0.message)" }
  }

  static func diagnostics(_ changes: [String: String?] = [:]) -> [Diagnostic] {
    var files = files
    for (path, text) in changes { files[path] = text }
    return Lint.check(CatalogReader.read(files.map { CatalogFile(path: $0, text: $1) }))
  }

  /// The findings when lines are added to the model after its facts, before its license.
  static func findings(model lines: String) -> [String] {
    findings([model: modelText.replacing("\n[[license]]", with: lines + "\n\n[[license]]")])
  }

  /// The findings of one rule only.
  static func findings(of rule: String, _ changes: [String: String?]) -> [String] {
    diagnostics(changes).filter { $0.rule == rule }.map { "\($0.file):\($0.line) \($0.message)" }
  }

  static func findings(of rule: String, model lines: String) -> [String] {
    findings(
      of: rule, [model: modelText.replacing("\n[[license]]", with: lines + "\n\n[[license]]")])
  }

  static func findings(of rule: String, model old: String, to new: String) -> [String] {
    findings(of: rule, [model: modelText.replacing(old, with: new)])
  }

  static func appending(_ path: String, _ text: String) -> [String: String?] {
    [path: (files[path] ?? "") + text]
  }
}
