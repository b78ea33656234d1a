import Foundation
import Testing

/// Policy packs from the command line.
@Suite struct PolicyTests {
  private func begun() throws -> Program {
    let program = try Program()
    #expect(try program.run("needs", "--preset", "eu-product", "--name", "bot", "-q").status == 0)
    return program
  }

  @Test func `packs are off until switched on, and none switches all off`() throws {
    let program = try begun()
    let before = try program.run("rank", "-q")
    #expect(!before.output.contains("Restrictions"))
    #expect(try program.run("needs", "-q").output.contains("[policies]") == false)
    let on = try program.run("needs", "--policy", "au-pspf-001-2025=warn", "-q")
    #expect(on.status == 0)
    #expect(on.output.contains("[policies]\nau-pspf-001-2025 = \"warn\"\n"))
    let ranked = try program.run("rank", "-q", "--plain", "--limit", "40")
    #expect(ranked.output.contains("au-pspf-001-2025=warn"))
    #expect(try program.run("needs", "--policy", "none", "-q").status == 0)
    #expect(try program.run("rank", "-q").output == before.output)
  }

  @Test func `the packs are listed with their effect`() throws {
    let program = try begun()
    _ = try program.run("needs", "--policy", "cz-nukib-2025=exclude", "-q")
    let list = try program.run("needs", "--policies", "--plain", "-q").output.split(separator: "\n")
    #expect(list.count == 16)
    #expect(list.contains { $0.hasPrefix("cz-nukib-2025\texclude\tCZ\t") })
    #expect(list.count { $0.contains("\toff\t") } == 14)
    let empty = try Program().run("needs", "--policies", "--plain")
    #expect(empty.status == 0)
    #expect(empty.output.split(separator: "\n").count == 16)
  }

  @Test(arguments: [
    ("cz-nukib-2026", "Did you mean 'cz-nukib-2025'?"),
    ("cz-nukib-2025=exlude", "Did you mean 'exclude'?"),
  ]) func `a pack or effect that is not there is refused`(change: String, hint: String) throws {
    let program = try begun()
    let result = try program.run("needs", "--policy", change)
    #expect(result.status == 64)
    #expect(result.errors.contains(hint))
    #expect(try program.run("needs", "-q").output.contains("[policies]") == false)
  }

  @Test func `why and the page name instrument, date and source, apart from the license`() throws {
    let program = try begun()
    _ = try program.run("needs", "--policy", "au-pspf-001-2025=warn", "-q")
    let why = try program.run("why", "deepseek-ai/DeepSeek-V3", "-q")
    #expect(why.output.contains("Reported restrictions, apart from score and license:"))
    let words = why.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("PSPF Direction 001-2025 (AU, 2025-02-04; checked 2026-02)"))
    #expect(words.contains("https://www.innovationaus.com/"))
    let page = try program.run(
      "show", "deepseek-ai/DeepSeek-V3", "--page", "restrictions", "-q", "--json")
    #expect(page.output.contains("\"pack\":\"ca-tbs-2025\""))
    #expect(page.output.contains("\"isOn\":false"))
  }
}
