import Foundation
import Testing

/// What weighs how much, how sure the order is, and what would turn it round.
@Suite struct WeightsTests {
  @Test func `several weights count together, and must fit in 100`() throws {
    let both = try Program().run(
      "weights", "--preset", "eu-product", "--draws", "100", "--plain", "--weight", "price=40",
      "--weight", "quality=10")
    #expect(both.status == 0, "\(both.errors)")
    let weights = both.output.split(separator: "\n").map { $0.split(separator: "\t") }
    #expect(weights.contains { $0[1] == "price.blended" && $0[2].hasPrefix("0.4") })
    #expect(weights.contains { $0[1] == "quality" && $0[2].hasPrefix("0.1") })
    for wrong in [["price=60", "quality=60"], ["price=20", "price=30"]] {
      let result = try Program().run(
        "weights", "--preset", "eu-product", "--weight", wrong[0], "--weight", wrong[1])
      #expect(result.status == 64)
    }
  }

  @Test func `weights of any number of threads are the same bytes, with every part in them`() throws
  {
    let program = try Program()
    let outputs = try ["1", "2", "4"].map {
      try program.run(
        "weights", "--preset", "eu-product", "--draws", "1500", "--threads", $0, "--json")
    }
    #expect(outputs.map(\.status) == [0, 0, 0])
    #expect(outputs[0].output == outputs[1].output)
    #expect(outputs[0].output == outputs[2].output)
    #expect(outputs[0].errors == "")
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(outputs[0].output.utf8)) as? [String: Any])
    #expect(object["schema"] as? String == "weigh.weights/1")
    let weights = try #require(object["weights"] as? [[String: Any]])
    let sum = weights.compactMap { $0["weight"] as? Double }.reduce(0, +)
    #expect(abs(sum - 1) < 1e-5)
    let robustness = try #require(object["robustness"] as? [String: Any])
    #expect(robustness["space"] as? String == "order")
    #expect(robustness["draws"] as? Int == 1500)
    let items = try #require(robustness["items"] as? [[String: Any]])
    let first = items.compactMap { $0["firstShare"] as? Double }.reduce(0, +)
    #expect(abs(first - 1) < 1e-4)
    let other = try program.run(
      "weights", "--preset", "eu-product", "--draws", "1500", "--seed", "2", "--json")
    #expect(other.output != outputs[0].output)
  }

  @Test func `weights say where they come from, who would be first, and what to look up`() throws {
    let program = try Program()
    let kept = try program.run("weights", "--preset", "eu-product", "--draws", "500", "-q")
    #expect(kept.status == 0)
    #expect(kept.output.contains("assumption until you change it"))
    #expect(kept.output.contains("First below"))
    #expect(kept.output.contains("Drawn: 500 weightings that keep your order; seed 1."))
    let moved = try program.run(
      "weights", "--preset", "eu-product", "--draws", "500", "--weight", "price=60", "--prose", "-q"
    )
    #expect(moved.output.contains("Weights from points set by hand."))
    #expect(!moved.output.contains("an assumption"))
    #expect(moved.output.contains("Price weighs 60.0 per cent"))
    #expect(moved.output.contains("500 weightings near yours"))
    let plain = try program.run(
      "weights", "--preset", "eu-product", "--draws", "500", "--plain", "-q")
    #expect(plain.output.hasPrefix("kind\tid\tweight\tlow\tlow_successor\thigh\t"))
  }

  @Test func `nothing to weigh and nobody to weigh are said plainly`() throws {
    let program = try Program()
    let bare = try program.file("bare.toml", "name = \"bare\"\n")
    let without = try program.run("weights", "--scenario", bare)
    #expect(without.status == 0)
    #expect(without.output.contains("Nothing weighs: the scenario has no criterion in force."))
    let nobody = try program.file(
      "nobody.toml",
      """
      name = "nobody"
      [[must]]
      field = "context"
      value = 900000000
      unknown = "drop"
      [[criterion]]
      id = "context"
      """)
    let empty = try program.run("weights", "--scenario", nobody)
    #expect(empty.status == 1)
    #expect(empty.output.contains("No model is left. Try: weigh excluded."))
    #expect(try program.run("weights", "--scenario", nobody, "--json").status == 1)
    let single = try program.file(
      "single.toml",
      """
      name = "single"
      [[must]]
      field = "models"
      op = "in"
      value = ["deepseek-ai/DeepSeek-R1"]
      [[criterion]]
      id = "context"
      """)
    let one = try program.run("weights", "--scenario", single, "-q")
    #expect(one.status == 0)
    #expect(one.output.contains("is the only one that can be first, so no weights decide."))
    #expect(one.output.contains("it has all the weight"))
    #expect(try program.run("weights", "--preset", "eu-product", "--draws", "0").status == 64)
    #expect(try program.run("weights", "--preset", "eu-product", "--space", "odd").status == 64)
  }

  @Test func `why over another says what must change, and what cannot be asked`() throws {
    let program = try Program()
    let ranked = try program.run("rank", "--preset", "eu-product", "--plain", "--limit", "3")
    let lines = ranked.output.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    let column = try #require(lines.first?.firstIndex(of: "model"))
    let (first, third) = (lines[1][column], lines[3][column])
    let answer = try program.run("why", third, "--over", first, "--preset", "eu-product")
    #expect(answer.status == 0, "\(answer.errors)")
    #expect(answer.output.contains(" points behind "))
    #expect(answer.output.contains("Any one of these facts would draw level:"))
    let ahead = try program.run("why", first, "--over", third, "--preset", "eu-product")
    #expect(ahead.output.contains(" already stands above "))
    let json = try program.run("why", third, "--over", first, "--preset", "eu-product", "--json")
    #expect(json.output.contains("\"schema\":\"weigh.challenge/1\""))
    let twice = try program.run("why", first, "--over", first, "--preset", "eu-product")
    #expect(twice.status == 64)
    #expect(twice.errors.contains("is named twice; a model cannot beat itself."))
    let unknown = try program.run("why", first, "--over", "nobody/none", "--preset", "eu-product")
    #expect(unknown.status == 66)
    let out = "tencent/Hunyuan-A13B-Instruct"
    let over = try program.run("why", first, "--over", out, "--preset", "eu-product")
    #expect(over.status == 64)
    #expect(over.errors.contains("is not ranked, so there is nothing to beat."))
    let excluded = try program.run("why", out, "--over", first, "--preset", "eu-product")
    #expect(excluded.status == 1)
    #expect(excluded.output.contains("§5.c"))
    #expect(excluded.errors.contains("is not ranked; first of all this must change."))
  }

  @Test func `a weight from the command line goes to the criterion and keeps the others' shares`()
    throws
  {
    let program = try Program()
    let result = try program.run(
      "weights", "--preset", "eu-product", "--draws", "10", "--weight", "price=40", "--json")
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    let weights = try #require(object["weights"] as? [[String: Any]])
    let price = weights.first { $0["id"] as? String == "price.blended" }
    #expect(price?["weight"] as? Double == 0.4)
  }
}
