import Foundation
import Testing

/// The README shows what the program prints.
@Suite struct ReadmeTests {
  @Test func `every example in the README prints what stands below it`() throws {
    let text = try String(
      contentsOf: Program.root.appendingPathComponent("README.md"), encoding: .utf8)
    let parts = text.components(separatedBy: "```sh run\n").dropFirst()
    #expect(parts.count >= 3)
    for part in parts {
      let pieces = part.components(separatedBy: "\n```")
      let command = pieces[0]
      let shown = try #require(
        part.components(separatedBy: "```text\n").dropFirst().first?
          .components(separatedBy: "\n```").first)
      var program = try Program()
      program.environment["PATH"] =
        (Program.binary as NSString).deletingLastPathComponent + ":/usr/bin:/bin"
      let result = try program.shell(command)
      let printed = result.output.trimmingCharacters(in: .whitespacesAndNewlines)
      #expect(printed == shown, "\(command) prints:\n\(printed)")
    }
  }

  @Test func `the generated documents are fresh`() throws {
    let folder = Program.root.appendingPathComponent("docs").path
    let result = try Program().run("docs", "--check", folder)
    #expect(result.errors == "")
    #expect(result.status == 0)
  }

  @Test func `the manual names every command`() throws {
    let page = try String(
      contentsOf: Program.root.appendingPathComponent("docs/weigh.1"), encoding: .utf8)
    let help = try Program().run("--help").output
    let list = try #require(help.components(separatedBy: "SUBCOMMANDS:").last)
    let commands = list.split(separator: "\n").compactMap { line -> String? in
      guard line.hasPrefix("  "), !line.hasPrefix("   "), !line.hasPrefix("  See") else {
        return nil
      }
      return line.split(separator: " ").first.map(String.init)
    }
    #expect(commands.count > 8)
    for command in commands where command != "screen" {
      #expect(page.contains(".It Cm \(command)"), "the manual does not name \(command)")
    }
  }
}
