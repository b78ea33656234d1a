@testable import Catalog

/// A small catalog that lists of prices are imported against.
enum PriceListFixture {
  static let catalog = ImportCatalog(CatalogReader.read(files).records)

  static let files: [CatalogFile] =
    [
      CatalogFile(
        path: "sources.toml",
        text: [
          "litellm", "modelsdev", "openrouter_models", "openrouter_endpoints",
          "openrouter_providers", "later",
        ].map { key in
          """
          [\(key)]
          title = "\(key)"
          publisher = "\(key.hasPrefix("openrouter") ? "Open Router" : key)"
          retrieved = \(key == "later" ? "2026-09-01" : "2026-01-01")
          license = "mit"
          tier = "curated"

          """
        }.joined()),
      model("example/Alpha-7B"), model("example/Alpha-7B-Fast-Base"),
      model("example/Beta-MoE", extra: "release_date = { v = 2025-12-02, s = \"later\" }\n"),
      model("example/Embed-1", kinds: "embedding"), model("closed/One", status: "closed"),
      CatalogFile(
        path: "model-aliases.toml",
        text: """
          [aliases]
          "maker/alpha" = ["example/Alpha-7B"]
          "maker/beta" = ["example/Beta-MoE"]
          both = ["example/Alpha-7B", "example/Beta-MoE"]
          """),
      host(
        "cloud-one", kind: "host", extra: "aliases = [\"cumulus\", \"cumulus_converse\"]\n",
        offers: """
          [[offers]]
          model = "example/Beta-MoE"
          id_at_host = "maker.beta-v1:0"
          input = 1
          output = 2
          route = "direct"
          s = "later"

          [[offers]]
          model = "example/Alpha-7B"
          id_at_host = "alpha-quick"
          variant = "turbo"
          input = 1
          output = 2
          route = "direct"
          s = "litellm"

          """),
      host("open-router", kind: "aggregator"), host("coding-plan", kind: "plan"),
      host("own-machine", kind: "local-runtime"), host("sky", kind: "host"),
      host("gate", kind: "gateway"),
    ]

  private static func model(
    _ id: String, status: String = "listed", kinds: String = "chat", extra: String = ""
  ) -> CatalogFile {
    CatalogFile(
      path: "models/\(id).toml",
      text: "id = \"\(id)\"\nstatus = \"\(status)\"\nkinds = [\"\(kinds)\"]\n" + extra)
  }

  private static func host(
    _ id: String, kind: String, extra: String = "", offers: String = ""
  ) -> CatalogFile {
    let name = id.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }
      .joined(separator: " ")
    return CatalogFile(
      path: "hosts/\(id).toml",
      text: "id = \"\(id)\"\nname = \"\(name)\"\nkind = \"\(kind)\"\n" + extra + offers)
  }
}

extension ImportOutcome {
  /// The taken statements as lines, without source and date.
  var statements: [String] {
    facts.map { fact in
      let subject = "\(fact.id) \(fact.path) "
      switch fact.statement {
      case .value(let value): return subject + value.json.canonicalText
      case .unknown(let reason): return subject + "unknown: " + reason
      case .row(let values):
        return subject
          + values.map { "\($0.field)=" + ($0.value.text ?? $0.value.json.canonicalText) }
          .joined(separator: " ")
      }
    }
  }

  /// Everything that was not taken, with its row and reason.
  var leftOut: [String] {
    unknown.map { "\($0.line) \($0.row ?? "-"): unknown \($0.name)" }
      + rejected.map { "\($0.line) \($0.row ?? "-"): \($0.reason.message)" }
      + refused.map { "\($0.line) \($0.row ?? "-") \($0.field): \($0.reason.message)" }
  }

  /// The text of one of its files.
  func text(_ name: String) -> String {
    for file in files where file.path.hasSuffix("/" + name) {
      if case .bytes(let bytes) = file.contents { return String(decoding: bytes, as: UTF8.self) }
    }
    return "no file"
  }
}
