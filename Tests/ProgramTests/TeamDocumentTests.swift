import Foundation
import Testing

/// The page on teams shows what the program prints, command by command, on the example beside it.
@Suite struct TeamDocumentTests {
  /// One block of commands with what stands below it.
  private struct Step {
    let command: String
    let shown: String
  }

  private static func steps() throws -> [Step] {
    let page = try String(
      contentsOf: Program.root.appendingPathComponent("docs/team.md"), encoding: .utf8)
    return page.components(separatedBy: "```sh run\n").dropFirst().map { part in
      let command = part.components(separatedBy: "\n```")[0]
      let rest = part.dropFirst(command.count).drop { $0 != "\n" }.dropFirst().drop { $0 != "\n" }
      let shown = rest.components(separatedBy: "```text\n")
      // A text belongs to the commands right above it.
      let isShown = shown.count > 1 && shown[0].allSatisfy(\.isNewline)
      return Step(
        command: command, shown: isShown ? shown[1].components(separatedBy: "\n```")[0] : "")
    }
  }

  @Test func `every command of the worked example prints what stands below it`() throws {
    let steps = try Self.steps()
    #expect(steps.count >= 5)
    var program = try Program()
    try FileManager.default.createDirectory(
      at: program.home.appendingPathComponent("docs/examples"), withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      at: TeamExample.folder, to: program.home.appendingPathComponent("docs/examples/team"))
    program.environment["WEIGH_CATALOG"] = nil
    program.environment["PATH"] =
      (Program.binary as NSString).deletingLastPathComponent + ":/usr/bin:/bin"
    // One shell for all, as a reader has one: folders and variables stay.
    let mark = "=== end of a step ==="
    let script = steps.map { $0.command + "\necho '\(mark)'" }.joined(separator: "\n")
    let result = try program.shell(script)
    let printed = result.output.components(separatedBy: mark + "\n")
    try #require(printed.count == steps.count + 1, "\(result.output)\(result.errors)")
    for (step, text) in zip(steps, printed) {
      let found = text.trimmingCharacters(in: .whitespacesAndNewlines)
      #expect(found == step.shown, "\(step.command) prints:\n\(found)\n\(result.errors)")
    }
  }

  @Test func `the record of the example is one the program still reads and recomputes`() throws {
    let same = try TeamExample().recheck("--verify \(TeamExample.record)", catalog: "catalog")
    #expect(same.status == 0, "\(same.output)\(same.errors)")
  }
}
