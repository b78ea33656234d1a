import Foundation
import Testing

/// `weigh gguf`, as a person runs it.
struct GGUFCommandTests {
  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test func `a file is made and shown`() throws {
    let program = try Program()
    let made = try program.run("gguf", "make", "tiny.gguf")
    #expect(made.status == 0, "\(made.errors)")
    #expect(made.output.hasPrefix("tiny.gguf: 2 layers, 139,584 parameters, 162,784 bytes, "))
    let shown = try program.run("gguf", "show", "tiny.gguf")
    #expect(shown.status == 0, "\(shown.errors)")
    for part in [
      "GGUF version 3, 26 keys, 21 tensors, 162,784 bytes.", "llama.block_count",
      "string × 512", "embedding", "0–1", "Layers: 2, all alike.",
    ] {
      #expect(shown.output.contains(part), "\(part)")
    }
    let plain = try program.run("gguf", "show", "tiny.gguf", "--plain")
    let lines = plain.output.split(separator: "\n").map(String.init)
    #expect(lines.first == "what\tname\ttype\tvalue" && lines.count == 1 + 26 + 21)
    #expect(lines.contains("tensor\tblk.1.attn_k.weight\tQ8_0\t64x32 2176"))
    let prose = try program.run("gguf", "show", "tiny.gguf", "--prose")
    #expect(prose.output.contains("Layers 0–1: "))
  }

  @Test func `machine output has keys, tensors and the bytes of each layer`() throws {
    let program = try Program()
    let made = try object(
      try program.run(
        "gguf", "make", "a.gguf", "--preset", "tiny-qwen3moe", "--quant", "q4_0", "--json"
      ).output)
    #expect(made["schema"] as? String == "weigh.gguf-file/1")
    let shown = try object(try program.run("gguf", "show", "a.gguf", "--json").output)
    #expect(shown["schema"] as? String == "weigh.gguf/1")
    #expect(shown["layer_bytes"] as? [Int] == made["layer_bytes"] as? [Int])
    #expect(shown["bytes"] as? Int == made["bytes"] as? Int)
    #expect(shown["quantization"] as? String == "Q4_0" && shown["period"] as? Int == 1)
    #expect((shown["tensors"] as? [Any])?.count == made["tensors"] as? Int)
  }

  @Test func `a file is cut to its first layers from its beginning alone`() throws {
    let program = try Program()
    let result = try program.shell(
      """
      $WEIGH gguf make whole.gguf --preset tiny-qwen2 && head -c 20000 whole.gguf > start.gguf &&
      $WEIGH gguf make cut.gguf --from-header start.gguf --layers 1 --fill zero &&
      $WEIGH gguf show cut.gguf
      """)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("Layers: 1, all alike."))
  }

  @Test func `the same command gives the same bytes, and a file that is there stays`() throws {
    let program = try Program()
    let result = try program.shell(
      """
      $WEIGH gguf make a.gguf --seed 5 -q && $WEIGH gguf make b.gguf --seed 5 -q &&
      cmp a.gguf b.gguf && $WEIGH gguf make b.gguf --seed 6 --force && ! cmp -s a.gguf b.gguf &&
      $WEIGH gguf make a.gguf
      """)
    #expect(result.status == 73)
    #expect(result.errors == "weigh: 'a.gguf' exists; --force replaces it.\n")
  }

  @Test func `a model of the catalog gives its shape, where that is known by name`() throws {
    let program = try Program()
    let made = try program.run(
      "gguf", "make", "a.gguf", "--id", "Qwen/Qwen3-8B", "--layers", "2", "--quant", "Q4_K_M",
      "--fill", "sparse", "--json")
    #expect(made.status == 0, "\(made.errors)")
    let facts = try object(made.output)
    #expect(facts["bytes"] as? Int ?? 0 > 900_000_000)
    #expect(facts["disk_bytes"] as? Int ?? .max < 40_000_000)
    let other = try program.run("gguf", "make", "b.gguf", "--id", "deepseek-ai/DeepSeek-V3.2")
    #expect(other.status == 66)
    #expect(other.errors.contains("Give the header of a file: --from-header FILE."))
  }

  @Test(arguments: [
    (["--preset", "tiny-lama"], 64, "there is no preset 'tiny-lama'. Did you mean 'tiny-llama'?"),
    (["--quant", "Q5_K_M"], 64, "--quant takes F16, Q8_0, Q4_0 or Q4_K_M."),
    (["--layers", "3"], 64, "3 layers are asked for; one to 2 are there."),
    (["--layers", "0"], 64, "--layers takes a number from 1."),
    (["--preset", "tiny-llama", "--id", "a/b"], 64, "Choose one of --preset, --id"),
    (["--from-header", "none.gguf"], 66, "there is no file 'none.gguf'."),
  ])
  func `a wrong choice is refused with a sentence`(
    options: [String], status: Int32, words: String
  ) throws {
    let program = try Program()
    let result = try program.shell(
      "$WEIGH gguf make x.gguf " + options.joined(separator: " "))
    #expect(result.status == status)
    #expect(result.errors.contains(words), "\(result.errors)")
    #expect(
      !FileManager.default.fileExists(atPath: program.home.appending(path: "x.gguf").path))
  }

  @Test func `texts of a file cannot drive the terminal`() throws {
    let program = try Program()
    let result = try program.shell(
      """
      $WEIGH gguf make a.gguf -q && LC_ALL=C sed -i 's/dummy tiny-llama/dummy \\x1b[2J-llama/' a.gguf &&
      $WEIGH gguf show a.gguf && $WEIGH gguf show a.gguf --json
      """)
    #expect(result.status == 0, "\(result.errors)")
    #expect(!result.output.contains("\u{1B}"))
  }
}
