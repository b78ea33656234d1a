import Catalog
import Decision
import Testing

/// The histories of the shipped catalog: every family people name has one, and the known chains of
/// licenses come out of it.
@Suite struct `Shipped families` {
  private static var snapshot: CatalogSnapshot { ShippedCatalog.base.snapshot }

  /// The top-level families the catalog promises, and lines inside them that have names of their own.
  static let promised = [
    "deepseek", "llama", "code-llama", "qwen", "qwq", "mistral", "codestral", "devstral", "ernie",
    "gemma", "hunyuan", "gpt-oss", "glm", "phi", "kimi", "granite", "minimax", "olmo", "yi",
    "nemotron", "step", "command", "mimo", "falcon", "seed", "exaone", "ling", "longcat", "lfm",
    "jamba", "internlm", "smollm", "starcoder", "bloom", "minicpm", "baichuan", "pythia",
    "apertus", "opt", "dots", "skywork", "orion", "openpangu", "solar",
    "hyperclova-x", "grok", "dbrx", "bielik", "reka", "trinity", "laguna", "hermes", "bge",
    "jina-embeddings", "mxbai-embed", "nomic-embed",
  ]

  @Test(arguments: promised) func `a family people name has a timeline with sources`(
    _ family: String
  ) throws {
    #expect(Self.snapshot.families[family] != nil)
    let timeline = Self.snapshot.timeline(of: family)
    #expect(timeline.contains { $0.kind == .release }, "no dated release")
    for entry in timeline {
      #expect(entry.evidence != nil, "\(entry.name) has no source for its date")
      #expect(entry.licenses.isEmpty || entry.licenseEvidence != nil, "\(entry.name)")
    }
    #expect(timeline.map(\.date) == timeline.map(\.date).sorted())
  }

  /// Family, and the changes that must stand in its trajectory in this order.
  static let chains: [(family: String, changes: [String])] = [
    ("deepseek", ["2025-01-20 deepseek-1.0 > mit"]),
    (
      "hunyuan",
      [
        "2024-12-04 hunyuan-community-2024-11-eu > hunyuan-community-eu-uk-kr",
        "2026-07-06 hunyuan-community-eu-uk-kr > apache-2.0",
      ]
    ),
    ("yi", ["2023-11-23  > yi-community-2.1", "2024-05-30 yi-community-2.1 > apache-2.0"]),
    (
      "minimax",
      [
        "2025-10-27 apache-2.0 > mit", "2025-11-13 mit > minimax-m2-modified-mit",
        "2026-03-06 minimax-m2.5-modified-mit > "
          + "minimax-m2.5-modified-mit+minimax-model-license",
        "2026-04-15 minimax-m2.7-noncommercial > minimax-m2.7-noncommercial",
      ]
    ),
    (
      "llama",
      [
        "2024-04 llama-2 > llama-3", "2024-07-23 llama-3 > llama-3.1",
        "2024-09-25 llama-3.1 > llama-3.2", "2024-12-06 llama-3.2 > llama-3.3",
        "2025-02-02 llama-3.3 > llama-3.3", "2025-04-05 llama-3.3 > llama-4",
      ]
    ),
    (
      "gemma",
      [
        "2025-03-24 gemma-terms-2025-03-24 > gemma-terms-2025-03-24",
        "2026-04-02 gemma-terms-2025-03-24 > apache-2.0",
      ]
    ),
    ("glm", ["2025-04 glm-4-9b > mit", "2026-08-14 mit > glm-5.3"]),
    ("kimi", ["2025-10-30  > mit", "2026-07-16 kimi-k2-modified-mit > kimi-k3"]),
    (
      "qwen",
      [
        "2023-11-30 tongyi-qianwen-2023 > tongyi-qianwen-research-2023",
        "2024-09-15  > qwen-2024|qwen-research-2024",
      ]
    ),
    (
      "mistral",
      [
        "2024-05-29  > mistral-non-production-0.1",
        "2024-07-24  > mistral-research-0.1",
        "2025-12-09  > mistral-modified-mit-20m",
      ]
    ),
    ("command", ["2026-06 cohere-cc-by-nc-aup > apache-2.0"]),
    ("internlm", ["2025-02-07 internlm-weights-2024 > apache-2.0"]),
    (
      "exaone", ["2025-07-11 exaone-1.1-nc > exaone-1.2-nc", "2025-12-26 exaone-1.2-nc > k-exaone"]
    ),
    ("grok", ["2025-08-22 apache-2.0 > grok-2-community"]),
  ]

  @Test(arguments: chains.indices) func `a known chain of licenses comes out, with sources`(
    _ index: Int
  ) throws {
    let (family, expected) = Self.chains[index]
    let changes = Self.snapshot.licenseTrajectory(of: family).changes
    func sets(_ all: [[String]]) -> String {
      all.map { $0.joined(separator: "+") }.sorted().joined(separator: "|")
    }
    let found = changes.map { "\($0.date) \(sets($0.from)) > \(sets($0.to))" }
    #expect(expected.allSatisfy(found.contains), "\(family) gives \(found)")
    #expect(found.filter(expected.contains) == expected)
    for change in changes {
      #expect(change.entries.allSatisfy { $0.licenseEvidence != nil }, "\(change.subject)")
    }
  }

  @Test func `derivatives stand in no timeline but where a family names them itself`() {
    for family in Self.promised where family != "hermes" {
      for entry in Self.snapshot.timeline(of: family) {
        guard let model = entry.model.flatMap(Self.snapshot.model) else { continue }
        #expect(["official", "base"].contains(model.relation), "\(family): \(model.id)")
      }
    }
  }
}
