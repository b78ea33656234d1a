import Foundation
import Testing

/// `weigh ask`, answered through a pipe.
@Suite struct AskTests {
  /// Answers that go through a part of the questions, so that the order of the rest is no matter.
  private func ask(_ program: Program, _ answers: [String], _ arguments: [String]) throws
    -> Program.Result
  {
    try Program.execute(
      Program.binary, ["ask"] + arguments, environment: program.environment, folder: program.home,
      input: answers.map { $0 + "\n" }.joined())
  }

  @Test func `what verdicts wait for is asked first, and answers are kept`() throws {
    let program = try Program()
    // A product in the EU without figures: how many users comes first.
    let result = try ask(
      program, ["20 million", "5e6", "q"], ["--preset", "eu-product", "--name", "bot"])
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("Question 1 of 15. How many users:"))
    #expect(result.output.contains(" wait for it."))
    #expect(result.output.contains("Noted. Monthly users, all products: 20,000,000."))
    #expect(result.output.contains("Kept as scenario 'bot'."))
    #expect(!result.output.utf8.contains(0x1B))
    let kept = try program.run("needs", "--scenario", "bot").output
    #expect(kept.contains("mau_all_products = 20000000"))
    #expect(kept.contains("product_mau = 5000000"))
  }

  @Test func `a bad answer gets a sentence and the question again`() throws {
    let program = try Program()
    let result = try ask(program, ["lots", "-5", "2e12", "9", "q"], ["--preset", "eu-product"])
    #expect(result.output.contains("'lots' is no number. Type a count, such as 50000 or 20M."))
    #expect(result.output.contains("'-5' is below zero; a figure is zero or above."))
    #expect(result.output.contains("more people than there are."))
    let asked = result.output.components(separatedBy: "\n1.1 How many monthly active users").count
    #expect(asked == 5)
    #expect(result.output.contains("Noted. Monthly users, all products: 9."))
  }

  @Test func `a contradiction names both fields and keeps the answer before`() throws {
    let program = try Program()
    let result = try ask(program, ["1000", "1500", "q"], ["--preset", "eu-product", "--json"])
    #expect(
      result.errors.contains(
        "'use.product_mau' (1,500) cannot be greater than 'entity.mau_all_products' (1,000)."))
    let toml = try text(result, "toml")
    #expect(toml.contains("mau_all_products = 1000"))
    #expect(!toml.contains("product_mau"))
  }

  @Test func `back, clear, explain and skip do what they say`() throws {
    let program = try Program()
    let result = try ask(
      program, ["9", "b", "-", "?", "s", "q"], ["--preset", "eu-product", "--json"])
    #expect(result.errors.contains("Noted. Monthly users, all products: not answered: left open."))
    #expect(result.errors.contains("It settles the license questions threshold."))
    #expect(result.errors.contains("Question 2 of 15. How much revenue:"))
    #expect(!(try text(result, "toml").contains("mau")))
  }

  @Test func `JSON is the same as that of needs`() throws {
    let program = try Program()
    let asked = try ask(
      program, ["7", "q"], ["--preset", "eu-product", "--name", "bot", "--json"])
    let needs = try program.run("needs", "--scenario", "bot", "--json")
    #expect(asked.output == needs.output)
    #expect(try text(asked, "schema") == "weigh.needs/1")
  }

  @Test func `the end of input keeps what was answered and prints the ranking`() throws {
    let program = try Program()
    let result = try ask(program, ["7"], ["--preset", "eu-product"])
    #expect(result.status == 0)
    #expect(result.output.contains("Kept as scenario 'eu-product'."))
    #expect(result.output.contains("1 of "))
    #expect(result.output.contains("To go on: weigh rank --scenario eu-product"))
    let again = try ask(program, ["8"], ["--scenario", "eu-product", "--json"])
    #expect(try text(again, "toml").contains("mau_all_products = 8"))
  }

  @Test func `the needs of the preset are asked last, with their values`() throws {
    let program = try Program()
    let skips = Array(repeating: "s", count: 15)
    // Hardware, license, kind, delivery, jurisdiction, data centers, context, price, languages.
    let answers = ["2 rtx 4091", "2 rtx 4090", "", "", "", "EU, CHH", "EU CH", "-", "64k", "0.5"]
    let result = try ask(program, skips + answers, ["--preset", "eu-product", "--json"])
    #expect(result.errors.contains("Hardware. Which machine runs it?"))
    #expect(result.errors.contains("Did you mean 'rtx-4090'?"))
    #expect(result.errors.contains("Now: EU or US; unknown facts: keep."))
    #expect(result.errors.contains("'CHH' is no country code."))
    #expect(result.errors.contains("Noted. Context: 65,536 tokens or more; unknown facts: keep."))
    let toml = try text(result, "toml")
    #expect(toml.contains("count = 2"))
    #expect(toml.contains("value = [\"EU\", \"CH\"]"))
    #expect(toml.contains("value = 65536"))
    #expect(toml.contains("value = 0.5"))
  }

  @Test func `without input the open answers are listed, most models first`() throws {
    let program = try Program()
    let list = try ask(program, [], ["--preset", "eu-product", "--no-input"])
    #expect(list.status == 0)
    #expect(list.output.contains("License verdicts wait for these answers:"))
    #expect(list.output.contains("entity.mau_at_release.llama-3.1: "))
    #expect(list.output.contains("(2024-07)"))
    let plain = try program.run("needs", "--preset", "eu-product", "--open", "--plain")
    let counts = plain.output.split(separator: "\n").dropFirst().compactMap {
      Int($0.split(separator: "\t")[1])
    }
    #expect(counts.count > 5)
    #expect(counts == counts.sorted(by: >))
    let json = try program.run("needs", "--preset", "eu-product", "--open", "--json")
    #expect(try text(json, "schema") == "weigh.open/1")
  }

  @Test func `with no scenario the presets are offered`() throws {
    let program = try Program()
    let result = try ask(program, ["eu-prodct", "eu-product", "q"], [])
    #expect(result.output.contains("Begin with which preset?"))
    #expect(result.output.contains("Did you mean 'eu-product'?"))
    #expect(result.output.contains("then the needs of 'eu-product'"))
    let none = try ask(try Program(), ["", "q"], [])
    #expect(none.output.contains("then the needs of 'first'"))
    let open = try ask(try Program(), [], ["--no-input"])
    #expect(open.status == 66)
  }

  @Test func `bare weigh asks where somebody needs it line by line`() throws {
    var program = try Program()
    program.environment["WEIGH_ACCESSIBLE"] = "1"
    let result = try program.run(input: "eu-product\nq\n")
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("Begin with which preset?"))
    #expect(result.output.contains("Question 1 of 15."))
    let screen = try program.run("screen")
    #expect(screen.status == 64)
  }

  @Test func `a taken name is refused before anything is asked`() throws {
    let program = try Program()
    _ = try ask(program, ["q"], ["--preset", "hobby", "--name", "bot"])
    let result = try ask(program, ["q"], ["--preset", "hobby", "--name", "bot"])
    #expect(result.status == 64)
    #expect(result.errors.contains("To go on with it: weigh ask --scenario bot."))
  }

  @Test func `answers to a file are printed, and the file stays as it was`() throws {
    let program = try Program()
    let file = try program.file("mine.toml", "name = \"mine\"\n")
    let result = try ask(program, ["product", "q"], ["--scenario", file])
    #expect(result.output.contains("nothing was saved"))
    #expect(result.output.contains("[use]\npurpose = \"product\""))
    #expect(try String(contentsOfFile: file, encoding: .utf8) == "name = \"mine\"\n")
  }

  @Test func `needs take figures by family, words of size and regions`() throws {
    let program = try Program()
    let set = try program.run(
      "needs", "--preset", "eu-product", "--set", "entity.mau_at_release.llama-4=20M", "--set",
      "use.users_in=eu,CH", "--set", "use.product_mau=2e6")
    #expect(set.status == 0, "\(set.errors)")
    #expect(set.output.contains("[entity.mau_at_release]\nllama-4 = 20000000"))
    #expect(set.output.contains("users_in = [\"EU\", \"CH\"]"))
    #expect(set.output.contains("product_mau = 2000000"))
    let family = try program.run(
      "needs", "--preset", "hobby", "--set", "entity.mau_at_release.lama-4=1")
    #expect(family.status == 64)
    #expect(family.errors.contains("there is no family 'lama-4'. Did you mean 'llama-4'?"))
    let country = try program.run("needs", "--preset", "hobby", "--set", "use.users_in=EUU")
    #expect(country.status == 64)
    #expect(country.errors.contains("'--set use.users_in=EUU': 'EUU' is no country code."))
  }

  private func text(_ result: Program.Result, _ key: String) throws -> String {
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any],
      "\(result.output) \(result.errors)")
    return try #require(object[key] as? String)
  }
}
