import Foundation
import Testing

@Suite struct CommandTests {
  @Test func `a ranking gives the same bytes twice`() throws {
    let program = try Program()
    let first = try program.run("rank", "--preset", "eu-product", "--json")
    let second = try program.run("rank", "--preset", "eu-product", "--json")
    #expect(first.status == 0)
    #expect(first.errors == "")
    #expect(first.output == second.output)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(first.output.utf8)) as? [String: Any])
    #expect(object["schema"] as? String == "weigh.rank/1")
    let items = try #require(object["items"] as? [[String: Any]])
    for item in items {
      for key in [
        "id", "rank", "position", "score", "coverage", "delivery", "relation", "license", "flags",
      ] { #expect(item[key] != nil, "\(item["id"] ?? "?") lacks \(key)") }
    }
  }

  @Test func `the duties of a chosen model are numbered, settled, and kept`() throws {
    let program = try Program()
    _ = try program.run("needs", "--preset", "eu-product")
    let chosen = try program.run("decide", "--choose", "deepseek-ai/DeepSeek-V3")
    #expect(chosen.output.contains("  1. open: Follow a list of uses"))
    _ = try program.run("decide", "--duty", "1=done", "--duty", "2=n.a.")
    let later = try program.run("decide").output
    #expect(later.contains("  1. done: Follow a list of uses"))
    #expect(later.contains("  2. n.a.: Give recipients a copy of the license."))
    let refused = try program.run("decide", "--duty", "99=done")
    #expect(refused.status == 64)
    #expect(refused.errors.contains("there is no duty 99; the license asks for 6."))
    #expect(try program.run("decide", "--duty", "1=perhaps").status == 64)
  }

  @Test
  func `the first rows are official entries or labeled derivatives with a license or unknown`()
    throws
  {
    let program = try Program()
    let result = try program.run("rank", "--preset", "eu-product", "--plain", "--limit", "20")
    let lines = result.output.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    let header = try #require(lines.first)
    let license = try #require(header.firstIndex(of: "license"))
    let evidence = try #require(header.firstIndex(of: "license_evidence"))
    #expect(lines.count == 21)
    for line in lines.dropFirst() {
      #expect(!line[license].isEmpty || line[evidence] == "unknown")
    }
  }

  @Test(arguments: [
    ("tencent/Hunyuan-A13B-Instruct", "§5.c", "Tencent-Hunyuan/Hunyuan-A13B", Int32(1)),
    ("meta-llama/Llama-4-Scout-17B-16E-Instruct", "use policy", "meta-llama/llama-models", 1),
    ("CohereLabs/c4ai-command-a-03-2025", "§2(a)(1)", "cohere.com/c4ai-cc-by-nc-license", 1),
    ("deepseek-ai/DeepSeek-V3", "para 5", "deepseek-ai/DeepSeek-V3", 0),
    ("moonshotai/Kimi-K2-Instruct", "final paragraph", "MoonshotAI/Kimi-K2", 0),
  ])
  func `why names the clause and the source`(
    _ model: String, _ clause: String, _ source: String, _ status: Int32
  ) throws {
    let result = try Program().run("why", model, "--preset", "eu-product", "--plain")
    #expect(result.status == status)
    let text = try Program().run("why", model, "--preset", "eu-product")
    #expect(text.output.replacingOccurrences(of: "\n", with: " ").contains(clause))
    #expect(
      text.output.replacingOccurrences(of: "\n", with: "").replacingOccurrences(of: " ", with: "")
        .contains(source))
    #expect(text.output.contains("not legal advice"))
  }

  @Test(arguments: [
    "deepseek", "qwen", "qwq", "ernie", "hunyuan", "glm", "kimi", "moonlight", "minimax", "yi-",
    "step", "mimo", "seed-oss", "ling", "ring", "longcat", "internlm", "minicpm", "baichuan",
    "llama", "mistral", "mixtral", "ministral", "magistral", "devstral", "codestral", "pixtral",
    "gemma", "gpt-oss", "phi", "granite", "olmo", "molmo", "nemotron", "command", "aya", "falcon",
    "exaone", "lfm", "jamba", "smollm", "starcoder", "bloom", "pythia", "apertus",
  ])
  func `every family people name is found`(_ name: String) throws {
    let result = try Program().run("catalog", "search", name, "--plain")
    #expect(result.status == 0, "\(name): \(result.errors)")
    #expect(result.output.split(separator: "\n").count > 1)
  }

  @Test func `open models rank against closed ones as reference lines`() throws {
    let result = try Program().run("rank", "--preset", "eu-product", "--json")
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    let items = try #require(object["items"] as? [[String: Any]])
    let ids = items.compactMap { $0["id"] as? String }
    #expect(ids.contains("Qwen/QwQ-32B"))
    #expect(ids.contains("deepseek-ai/DeepSeek-R1"))
    let references = try #require(object["references"] as? [[String: Any]])
    #expect(!references.isEmpty)
    #expect(references.allSatisfy { $0["rank"] == nil && $0["status"] as? String == "closed" })
  }

  @Test func `a scenario is begun, edited and used without naming it again`() throws {
    let program = try Program()
    #expect(try program.run("needs", "--preset", "eu-product", "--name", "bot", "-q").status == 0)
    let edited = try program.run("needs", "--set", "context=65536", "-q")
    #expect(edited.status == 0)
    #expect(edited.output.contains("value = 65536"))
    let ranked = try program.run("rank", "--limit", "3")
    #expect(ranked.status == 0)
    #expect(ranked.output.hasPrefix("bot: "))
    #expect(ranked.errors == "weigh: scenario 'bot', the last one opened.\n")
    let again = try program.run("needs", "--preset", "eu-product", "--name", "bot")
    #expect(again.status == 64)
    #expect(again.errors.contains("there is already a scenario named 'bot'"))
  }

  @Test func `a weight given on the command line is kept and the others keep their shares`() throws
  {
    let result = try Program().run(
      "rank", "--preset", "eu-product", "--weight", "price=40", "--json", "--limit", "1")
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    let criteria = try #require(object["criteria"] as? [[String: Any]])
    let weights = criteria.compactMap { $0["weight"] as? Double }
    let price = criteria.first { $0["id"] as? String == "price.blended" }?["weight"] as? Double
    #expect(price == 0.4)
    #expect(abs(weights.reduce(0, +) - 1) < 1e-5)
  }
}
