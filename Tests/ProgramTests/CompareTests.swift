import Foundation
import Testing

/// `weigh compare`.
@Suite struct CompareTests {
  @Test func `the first two of a ranking are compared, best first, with where they part`() throws {
    let program = try Program()
    let (first, second) = try firstTwo(program)
    let result = try program.run("compare", second, first, "--preset", "eu-product", "-q")
    #expect(result.status == 0)
    #expect(result.output.contains("Where they part"))
    #expect(result.output.contains("Score"))
    #expect(result.output.contains("License"))
    let object = try json(
      try program.run("compare", second, first, "--preset", "eu-product", "--json", "-q"))
    #expect(object["schema"] as? String == "weigh.compare/1")
    let items = try #require(object["items"] as? [[String: Any]])
    #expect(items.compactMap { $0["id"] as? String } == [first, second])
  }

  @Test func `plain lines have two columns for every model`() throws {
    let program = try Program()
    let (first, second) = try firstTwo(program)
    let result = try program.run("compare", first, second, "--preset", "eu-product", "--plain")
    let lines = result.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    let widths = Set(
      lines.map { $0.split(separator: "\t", omittingEmptySubsequences: false).count })
    #expect(widths == [6])
    #expect(!result.output.contains("?"))
  }

  @Test func `a model that is out is compared and says why`() throws {
    let program = try Program()
    let (first, _) = try firstTwo(program)
    let excluded = try json(
      try program.run("excluded", "--preset", "eu-product", "--json", "-q"))
    let items = try #require(excluded["items"] as? [[String: Any]])
    let out = try #require(items.compactMap { $0["id"] as? String }.first)
    let result = try program.run("compare", out, first, "--preset", "eu-product", "--json", "-q")
    #expect(result.status == 0)
    let columns = try #require(try json(result)["items"] as? [[String: Any]])
    #expect(columns.map { $0["id"] as? String } == [first, out])
    #expect((columns[1]["reason"] as? String)?.isEmpty == false)
    let prose = try program.run("compare", out, first, "--preset", "eu-product", "--prose")
    #expect(prose.output.contains(" is out. "))
  }

  @Test func `fewer than two, more than four, one twice and a slip of the pen are told apart`()
    throws
  {
    let program = try Program()
    let (first, second) = try firstTwo(program)
    func fails(_ arguments: [String], _ status: Int32, _ sentence: String) throws {
      let result = try program.shell(
        "\"$WEIGH\" compare \(arguments.joined(separator: " ")) --preset eu-product")
      #expect(result.status == status, "\(arguments)")
      #expect(result.errors.contains(sentence), "\(result.errors)")
      #expect(result.output.isEmpty)
    }
    try fails([], 64, "two to four models can be compared, and 0 were named.")
    try fails([first], 64, "1 was named. For one model: weigh show \(first).")
    try fails([first, second, "a", "b", "c"], 64, "5 were named. For all: weigh rank.")
    try fails([first, first], 64, "'\(first)' is named twice.")
    let short = String(first.split(separator: "/").last ?? "")
    try fails([first, short], 64, "'\(first)' and '\(short)' are the same model, \(first).")
    try fails([first, second + "x"], 66, "Did you mean ")
  }

  private func firstTwo(_ program: Program) throws -> (String, String) {
    let ranked = try json(
      try program.run("rank", "--preset", "eu-product", "--json", "--limit", "2", "-q"))
    let items = try #require(ranked["items"] as? [[String: Any]])
    let ids = items.compactMap { $0["id"] as? String }
    try #require(ids.count == 2)
    return (ids[0], ids[1])
  }

  private func json(_ result: Program.Result) throws -> [String: Any] {
    try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
  }
}
