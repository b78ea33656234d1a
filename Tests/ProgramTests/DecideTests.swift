import Foundation
import Testing

/// `weigh decide`: a decision edited from the command line, as a person would.
@Suite struct DecideTests {
  private static let model = "deepseek-ai/DeepSeek-V3"

  private func begun() throws -> Program {
    let program = try Program()
    _ = try program.run("needs", "--preset", "eu-product")
    return program
  }

  @Test func `every part of a decision is filled, printed, and emptied by its name`() throws {
    let program = try begun()
    let filled = try program.run(
      "decide", "--choose", Self.model, "--title", "Model of the bot", "--because", "it is cheap",
      "--intended-use", "answer customers", "--user", "customers", "--out-of-scope", "advice",
      "--consulted", "counsel", "--informed", "operations", "--decider", "reviewer 1",
      "--not-first-because", "it runs here", "--notes", "none", "--expires", "2027-08-01",
      "--opinion", "reviewer 2:\(Self.model)=objects: data unstated",
      "--reopen-when", "price > 0.45", "--reopen-if", "the host closes")
    #expect(filled.status == 0, "\(filled.errors)")
    for line in [
      "Model of the bot\n", "Because: it is cheap\n", "Intended use: answer customers\n",
      "Users: customers\n", "Out of scope: advice\n", "Consulted: counsel\n",
      "Informed: operations\n", "Deciders: reviewer 1\n", "Not first, because: it runs here\n",
      "Notes: none\n", "Expires: 2027-08-01\n",
      "Opinions: reviewer 2 on \(Self.model): data unstated\n",
      "Reopen: checked: Price: more than 0.45 USD/Mtok\n",
      "  for people to watch: the host closes\n",
    ] { #expect(filled.output.contains(line), "\(line)") }
    #expect(filled.output.contains("reviewer 2"))
    let cleared = try program.run(
      "decide", "--clear", "reopen-if", "--clear", "opinion", "--clear", "notes", "--clear",
      "consulted")
    for text in ["the host closes", "objects", "Notes:", "Consulted:"] {
      #expect(!cleared.output.contains(text), "\(text)")
    }
    #expect(cleared.output.contains("Reopen: checked: Price"))
    let wrong = try program.run("decide", "--clear", "opinon")
    #expect(wrong.status == 64)
    #expect(wrong.errors.contains("Did you mean 'opinion'?"))
  }

  @Test func `acceptance asks for the checklist, and one option answers several items`() throws {
    let program = try begun()
    let asked = try program.run("decide", "--choose", Self.model, "--accept")
    #expect(asked.output.contains("Status: proposed, until nothing is missing\n"))
    #expect(asked.output.contains("Items 1 to 19 of the checklist are open without an owner"))
    let partly = try program.run(
      "decide", "--item", "1-3,16=done", "--item", "4-15=open:reviewer 1:2027-01-15", "--item",
      "17,18,19=accepted-risk:reviewer 1")
    #expect(partly.output.contains("Checklist: 4 of 19 done; accepted risk 3, open 12."))
    #expect(
      partly.output.contains(
        "Items 17 to 19 of the checklist are accepted risks without a name and a reason."))
    let accepted = try program.run("decide", "--item", "17-19=accepted risk:::a pilot of a week")
    #expect(accepted.output.contains("Status: accepted\n"))
    let list = try program.run("decide", "--checklist").output
    #expect(list.contains("\n17. What opens the question again"))
    #expect(list.contains("    - Note: a pilot of a week\n"))
    #expect(list.contains("    - Repository \(Self.model), run as"))
    let back = try program.run("decide", "--clear", "accept")
    #expect(back.output.contains("Status: proposed\n"))
    #expect(back.output.contains("Nothing is missing: --accept.\n"))
  }

  @Test func `a duty has an owner and a day`() throws {
    let program = try begun()
    _ = try program.run("decide", "--choose", Self.model)
    let open = try program.run("decide", "--duty", "1=open:reviewer 2:2027-01-15")
    #expect(open.output.contains("  1. open, reviewer 2, by 2027-01-15: Follow a list of uses"))
    let done = try program.run("decide", "--duty", "1=done")
    #expect(done.output.contains("  1. done, reviewer 2, by 2027-01-15: Follow a list of uses"))
  }

  @Test(arguments: [
    (["--item", "20=done"], "names no item of the checklist."),
    (["--item", "3-1=done"], "names no item of the checklist."),
    (["--item", "1=finished"], "'finished' is no state of an item."),
    (["--item", "1=dome"], "Did you mean 'done'?"),
    (["--item", "4"], "is not of the form NUMBERS=STATE[:OWNER[:DATE[:NOTE]]]."),
    (["--item", "4=open:reviewer 1:soon"], "'soon' is no day."),
    (["--opinion", "reviewer 1=agrees"], "is not of the form REVIEWER:MODEL=STANCE[: NOTE]."),
    (["--opinion", "reviewer 1:Qwen/QwQ-32B=agree"], "Did you mean 'agrees'?"),
    (["--opinion", "reviewer 1:Qwen/QwQ-99B=agrees"], "there is no model 'Qwen/QwQ-99B'"),
    (["--reopen-when", "pricce > 0.45"], "Did you mean 'price'?"),
    (["--reopen-when", "it rains"], "compares nothing."),
    (["--expires", "2027"], "'--expires': '2027' is no day."),
    (["--review-by", "2027-02"], "'--review-by': '2027-02' is no day."),
  ]) func `what cannot be read is refused, and nothing is kept`(
    options: [String], sentence: String
  ) throws {
    let program = try begun()
    _ = try program.run("decide", "--choose", Self.model)
    let before = try program.run("decide", "--json").output
    let refused = try program.run(["decide", "--notes", "lost"] + options)
    #expect(refused.status != 0)
    #expect(refused.errors.contains(sentence), "\(refused.errors)")
    #expect(try program.run("decide", "--json").output == before)
  }

  @Test func `the object holds everything, the facts of the checklist included`() throws {
    let program = try begun()
    _ = try program.run("decide", "--choose", Self.model)
    let text = try program.run("decide", "--json").output
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(object["schema"] as? String == "weigh.decide/1")
    let checklist = try #require(object["checklist"] as? [[String: Any]])
    #expect(checklist.count == 19)
    for item in checklist {
      for key in ["item", "title", "reference", "state", "owner", "due", "note", "facts"] {
        #expect(item[key] != nil, "\(key)")
      }
    }
    #expect((object["missing"] as? [String])?.count == 1)
    let plain = try program.run("decide", "--plain").output
    #expect(plain.hasPrefix("kind\tid\tstate\towner\tdue\ttext\nverdict\t\(Self.model)\tchoose\t"))
    #expect(plain.split(separator: "\n").count == 1 + 1 + 19 + 1)
  }

  @Test func `nothing a person types reaches the terminal as a command`() throws {
    let program = try begun()
    let hostile = "\u{1B}]52;c;aGk=\u{7}\u{202E}end"
    _ = try program.run(
      "decide", "--choose", Self.model, "--title", hostile, "--because", hostile, "--item",
      "4=open:\(hostile):2027-01-15:\(hostile)", "--opinion", "\(hostile):\(Self.model)=agrees")
    for options in [[], ["--checklist"], ["--plain"]] {
      let output = try program.run(["decide"] + options).output
      #expect(
        !output.unicodeScalars.contains {
          $0.value < 0x20 && $0 != "\n" && $0 != "\t" || $0.value == 0x7F || $0 == "\u{202E}"
        })
    }
  }
}
