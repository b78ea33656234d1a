import Catalog
import Testing

@Suite struct `Lint errors` {
  private typealias Fixture = LintFixture

  @Test func `a sound catalog has no finding`() {
    #expect(Fixture.findings() == [])
  }

  @Test func `an id of no record is named with its line and the nearest one`() {
    #expect(
      Fixture.findings(of: "reference", model: "\"example\"", to: "\"exampel\"") == [
        "models/example/Alpha-7B.toml:3 There is no developer 'exampel'. Did you mean 'example'?"
      ])
    #expect(
      Fixture.findings(of: "reference", model: "[\"mit\"]", to: "[\"mti\", \"mit\"]") == [
        "models/example/Alpha-7B.toml:13 There is no license 'mti'. Did you mean 'mit'?"
      ])
  }

  @Test func `an unknown source is named once a row and once a claim`() {
    #expect(
      Fixture.findings(
        of: "reference", model: "basis = \"tag\"\ns = \"hub\"", to: "basis = \"tag\"\ns = \"hbu\"")
        == ["models/example/Alpha-7B.toml:12 There is no source 'hbu'. Did you mean 'hub'?"])
    #expect(
      Fixture.findings(
        of: "reference", model: "max_output = { v = 1, s = \"zz\", alt = [{ v = 2, s = \"yy\" }] }"
      ) == [
        "models/example/Alpha-7B.toml:10 There is no source 'yy'.",
        "models/example/Alpha-7B.toml:10 There is no source 'zz'.",
      ])
  }

  @Test func `a sibling, a parent and an alias must exist`() {
    #expect(
      Fixture.findings(
        of: "reference", model: "max_output = { v = 1, s = \"hub\", from = \"example/Beta\" }")
        == ["models/example/Alpha-7B.toml:10 There is no model 'example/Beta'."])
    #expect(
      Fixture.findings(
        of: "reference", model: "kinds = [\"chat\"]",
        to: "kinds = [\"chat\"]\nderived_from = [\"example/Base\"]") == [
          "models/example/Alpha-7B.toml:6 There is no model 'example/Base'. "
            + "A parent outside the catalog needs a record with the status 'stub'."
        ])
    #expect(
      Fixture.findings(
        of: "reference", ["model-aliases.toml": "[aliases]\nalpha = [\"example/Alpha-7b\"]\n"])
        == [
          "model-aliases.toml:2 There is no model 'example/Alpha-7b'. "
            + "Did you mean 'example/Alpha-7B'?"
        ])
  }

  @Test func `a lineage that ends where it began is shown`() {
    let changes = [
      "models/example/A.toml":
        "id = \"example/A\"\nstatus = \"stub\"\nkinds = []\nderived_from = [\"example/B\"]\n",
      "models/example/B.toml":
        "id = \"example/B\"\nstatus = \"stub\"\nkinds = []\nderived_from = [\"example/A\"]\n",
      "models/example/C.toml":
        "id = \"example/C\"\nstatus = \"stub\"\nkinds = []\nderived_from = [\"example/A\"]\n",
      "models/example/D.toml":
        "id = \"example/D\"\nstatus = \"stub\"\nkinds = []\nderived_from = [\"example/D\"]\n",
    ]
    #expect(
      Fixture.findings(of: "lineage-cycle", changes) == [
        "models/example/A.toml:4 The model derives from itself: "
          + "example/A ← example/B ← example/A. Remove one of the steps.",
        "models/example/B.toml:4 The model derives from itself: "
          + "example/B ← example/A ← example/B. Remove one of the steps.",
        "models/example/D.toml:4 The model derives from itself: "
          + "example/D ← example/D. Remove one of the steps.",
      ])
  }

  @Test func `families have two levels and no cycle`() {
    let changes = [
      "families/a.toml": "id = \"a\"\nname = \"A\"\nparent = \"b\"\n",
      "families/b.toml": "id = \"b\"\nname = \"B\"\nparent = \"a\"\n",
      "families/c.toml": "id = \"c\"\nname = \"C\"\nparent = \"d\"\n",
      "families/d.toml": "id = \"d\"\nname = \"D\"\nparent = \"alpha\"\n",
    ]
    #expect(
      Fixture.findings(of: "family-cycle", changes) == [
        "families/a.toml:3 The family stands above itself: a ← b ← a. Remove one parent.",
        "families/b.toml:3 The family stands above itself: b ← a ← b. Remove one parent.",
        "families/c.toml:3 The parent 'd' has the parent 'alpha' itself. "
          + "Name the top-level family.",
      ])
  }

  @Test func `no date lies after the catalog's own`() {
    #expect(
      Fixture.findings(of: "future-date", model: "2025-12-01", to: "2026-02-02") == [
        "models/example/Alpha-7B.toml:7 'release_date' is 2026-02-02, "
          + "after the catalog's own date 2026-02-01."
      ])
    #expect(
      Fixture.findings(
        of: "future-date", model: "max_output = { v = 1, s = \"hub\", d = \"2026-03\" }")
        == [
          "models/example/Alpha-7B.toml:10 The statement is dated 2026-03, "
            + "after the catalog's own date 2026-02-01."
        ])
    #expect(Fixture.findings(of: "future-date", model: "2025-12-01", to: "\"2026-02\"") == [])
    #expect(
      Fixture.findings(
        of: "future-date", model: "end_of_life = { v = 2027-01-01, s = \"hub\" }") == [])
  }

  @Test func `ids differ in more than case`() {
    let other = Fixture.modelText.replacing("Alpha-7B", with: "alpha-7b")
    #expect(
      Fixture.findings(of: "id-case", ["models/example/alpha-7b.toml": other]) == [
        "models/example/alpha-7b.toml:1 The id 'example/alpha-7b' differs from "
          + "'example/Alpha-7B' only in case. Keep one of them."
      ])
  }

  @Test(arguments: [
    ("score = 101", ["benchmarks/quiz.toml:10 'score' is 101, outside of 0 to 100."]),
    ("score = -0.5", ["benchmarks/quiz.toml:10 'score' is -0.5, outside of 0 to 100."]),
    ("score = 100", []), ("score = 0", []),
    (
      "score = 5\nci95_high = 105",
      ["benchmarks/quiz.toml:11 'ci95_high' is 105, outside of 0 to 100."]
    ),
  ])
  func `a score lies in the range of its benchmark`(lines: String, findings: [String]) {
    let row =
      "\n[[results]]\nmodel = \"example/Alpha-7B\"\n\(lines)\nkind = \"vendor\"\ns = \"hub\"\n"
    #expect(
      Fixture.findings(of: "score-range", Fixture.appending("benchmarks/quiz.toml", row))
        == findings)
  }

  @Test func `active parameters are at most all of them`() {
    #expect(
      Fixture.findings(
        of: "active-parameters", model: "params_active = { v = 7_000_000_001, s = \"hub\" }") == [
          "models/example/Alpha-7B.toml:10 7000000001 active parameters are more than the "
            + "7000000000 in total."
        ])
    #expect(
      Fixture.findings(
        of: "active-parameters", model: "params_active = { v = 7_000_000_000, s = \"hub\" }")
        == [])
  }

  @Test func `fields of experts need their number`() {
    let section = "\n[arch]\nsource = \"hub\"\nnum_experts_per_tok = 8"
    #expect(
      Fixture.findings(of: "experts", model: section) == [
        "models/example/Alpha-7B.toml:13 'num_experts_per_tok' needs the number of experts beside "
          + "it: num_experts, n_routed_experts, num_local_experts."
      ])
    #expect(Fixture.findings(of: "experts", model: section + "\nnum_experts = 64") == [])
  }

  @Test func `latent attention does not use the grouped-query formula`() {
    let section = "\n[arch]\nsource = \"hub\"\nkv_formula = \"standard_gqa\"\nkv_lora_rank = "
    #expect(
      Fixture.findings(of: "latent-attention", model: section + "512") == [
        "models/example/Alpha-7B.toml:13 'kv_lora_rank' says latent attention, but 'kv_formula' "
          + "is 'standard_gqa'. Use 'mla' or 'dsa_mla'."
      ])
    #expect(Fixture.findings(of: "latent-attention", model: section + "0") == [])
  }

  @Test func `countries are codes of ISO 3166-1`() {
    let text = "id = \"example\"\nname = \"Example\"\n\ncountry = { v = \"UK\", s = \"hub\" }\n"
    #expect(
      Fixture.findings(of: "country", ["developers/example.toml": text]) == [
        "developers/example.toml:4 'UK' is no ISO 3166-1 code of two letters. Did you mean 'GB'?"
      ])
    #expect(
      Fixture.findings(
        of: "country", ["developers/example.toml": text.replacing("\"UK\"", with: "\"GB\"")])
        == [])
    #expect(
      Fixture.findings(of: "country", ["regions.toml": "[aliases]\nEU = [\"DE\", \"XX\"]\n"]) == [
        "regions.toml:2 'XX' is no ISO 3166-1 code of two letters."
      ])
    let host = "\ndatacenter_countries = { v = [\"DE\", \"EU\"], s = \"hub\" }\n"
    #expect(
      Fixture.findings(of: "country", Fixture.appending("hosts/cloud.toml", host)) == [
        "hosts/cloud.toml:5 'EU' is no ISO 3166-1 code of two letters."
      ])
  }

  @Test func `there are as many records as promised`() {
    let text = "format = 1\nrelease = \"1\"\nas_of = 2026-02-01\n\n[minimum]\n"
    #expect(
      Fixture.findings(
        of: "minimum-count",
        ["catalog.toml": text + "closed = 1\nlicence = 1\nlicenses = 1\nmodels = 2\noffers = 0\n"])
        == [
          "catalog.toml:6 The number of closed is 0, but at least 1 are promised.",
          "catalog.toml:7 'licence' counts nothing the catalog has. Did you mean 'licenses'?",
          "catalog.toml:9 The number of models is 1, but at least 2 are promised.",
        ])
  }

  @Test func `credits stand in ATTRIBUTION.md word for word`() {
    var changes = Fixture.appending("sources.toml", "attribution = \"Hub (CC BY 4.0)\"\n")
    #expect(
      Fixture.findings(of: "attribution", changes) == [
        "sources.toml:6 The credit of this source does not stand in ATTRIBUTION.md. "
          + "Add it there word for word."
      ])
    changes["ATTRIBUTION.md"] = .some(nil)
    #expect(Fixture.findings(of: "attribution", changes).count == 1)
    changes["ATTRIBUTION.md"] = "* Hub (CC BY 4.0)\n"
    #expect(Fixture.findings(of: "attribution", changes) == [])
  }

  @Test func `a license known by its text names the hash`() {
    let basis = "basis = \"text-hash\""
    #expect(
      Fixture.findings(of: "text-hash", model: "basis = \"tag\"", to: basis) == [
        "models/example/Alpha-7B.toml:14 The basis is the text, but its SHA-256 is missing. "
          + "Add it as 'text'."
      ])
    #expect(
      Fixture.findings(of: "text-hash", model: "basis = \"tag\"", to: basis + "\ntext = \"ABC\"")
        == [
          "models/example/Alpha-7B.toml:15 'ABC' is no SHA-256 hash. It takes 64 digits 0-9 and a-f."
        ])
    let hash = String(repeating: "0a", count: 32)
    #expect(
      Fixture.findings(
        of: "text-hash", model: "basis = \"tag\"", to: "\(basis)\ntext = \"\(hash)\"")
        == [])
  }

  @Test func `a threshold states its parts, and its window fits what it counts`() {
    func found(_ rows: String) -> [String] {
      Fixture.findings(
        of: "threshold-parts",
        Fixture.appending("licenses/mit.toml", "\n[[thresholds]]\n" + rows))
    }
    let whole = """
      metric = "annual_revenue"
      over = ">"
      value = 10
      scope = "licensee"
      window = "year"
      reference = "rolling"
      applies_to = "all"
      effect = "terminates"

      """
    #expect(found(whole) == [])
    #expect(
      found(whole.replacing("\"year\"", with: "\"month\"")) == [
        "licenses/mit.toml:13 'month' does not fit 'annual_revenue'. It takes year or any-12-months."
      ])
    #expect(
      found(whole.replacing("scope = \"licensee\"\n", with: "")) == [
        "licenses/mit.toml:8 The threshold lacks scope. Without them no figure answers it."
      ])
  }

  @Test func `a license row names a license, a tag or a text`() {
    let found = Fixture.findings(of: "license-row", model: "id = [\"mit\"]\n", to: "")
    #expect(
      found == [
        "models/example/Alpha-7B.toml:11 The row says nothing: it has no license, no tag and no "
          + "text. Add one of them."
      ])
    let tag = "tag = \"other\"\n"
    #expect(Fixture.findings(of: "license-row", model: "id = [\"mit\"]\n", to: tag) == [])
  }

  @Test(arguments: ["\\u001B[2J", "\\u202E", "tab\\there"])
  func `texts carry no control characters`(escape: String) {
    #expect(
      Fixture.findings(of: "control-character", model: "name = { v = \"\(escape)\", s = \"hub\" }")
        == ["models/example/Alpha-7B.toml:10 'name' holds a control character. Remove it."])
  }

  @Test func `categories of a source without terms are carried only where a basket names them`() {
    let result =
      "\n[[results]]\nmodel = \"example/Alpha-7B\"\nscore = 1\nkind = \"vendor\"\ns = \"hub\"\n"
    let category = (Fixture.files["benchmarks/quiz.toml"] ?? "")
      .replacing("\"quiz\"", with: "\"quiz-2026-math\"")
    var changes = Fixture.appending("sources.toml", "carry = \"named-figures\"\n")
    changes["benchmarks/quiz.toml"] = (Fixture.files["benchmarks/quiz.toml"] ?? "") + result
    changes["benchmarks/quiz-2026-math.toml"] = category + result
    #expect(
      Fixture.findings(of: "named-figures", changes) == [
        "benchmarks/quiz-2026-math.toml:8 This is a category of 'quiz' that no basket names, and "
          + "the terms of source 'hub' allow only its named figures. Remove it."
      ])
    changes["baskets/math.toml"] = """
      id = "math"
      name = "Math"

      [[items]]
      benchmark = "quiz-2026-math"
      evidence = "vendor"
      scores = [0, 1]
      points = [0, 1]
      spread = 1

      """
    #expect(Fixture.findings(of: "named-figures", changes) == [])
  }

  @Test func `a price is at most 100 dollars`() {
    let row =
      "\n[[offers]]\nmodel = \"example/Alpha-7B\"\ninput = 15000\noutput = 100\ns = \"hub\"\n"
    #expect(
      Fixture.findings(of: "price-limit", Fixture.appending("hosts/cloud.toml", row)) == [
        "hosts/cloud.toml:7 15000 USD per million tokens is above 100. "
          + "Check whether the source counts in another unit."
      ])
  }

  @Test func `answers are at most the questions asked`() {
    let row = """

      [[moderation]]
      question_set = "set"
      n = 10
      complete = 5
      evasive = 3
      denial = 3
      s = "hub"
      """
    #expect(
      Fixture.findings(of: "moderation-count", model: row) == [
        "models/example/Alpha-7B.toml:11 11 answers are more than the 10 questions asked."
      ])
    let huge = row.replacing("complete = 5", with: "complete = 9223372036854775807")
    #expect(Fixture.findings(of: "moderation-count", model: huge).count == 1)
  }

  @Test func `a reported restriction names its instrument, its date and its sources`() {
    func findings(_ instrument: String, _ date: String, _ sources: String) -> [String] {
      let text = """
        id = "p"
        version = "1"
        jurisdiction = "X"
        instrument = "\(instrument)"
        date = "\(date)"
        as_of = 2026-01-01
        sources = [\(sources)]

        """
      return Fixture.findings(of: "policy-source", ["policies/p.toml": text])
    }
    let source = "\"https://example.org/act\""
    #expect(findings("act", "2025", source).isEmpty)
    #expect(
      findings(" ", "2025", source) == [
        "policies/p.toml:1 The restriction names no instrument. State it under 'instrument'."
      ])
    #expect(
      findings("act", "", source) == [
        "policies/p.toml:1 The restriction names no date. State it under 'date'."
      ])
    #expect(
      findings("act", "2025", "") == [
        "policies/p.toml:1 The restriction names no source. "
          + "List the public addresses in 'sources'."
      ])
    #expect(
      findings("act", "2025", "\"a friend\"") == [
        "policies/p.toml:1 The source 'a friend' is no public address. Begin it with https://."
      ])
  }
}
