import Foundation
import Testing

/// `weigh recheck` on the worked example: a catalog, a later one, and a record.
@Suite struct RecheckTests {
  private let record = TeamExample.record
  private let calm = "--today 2026-12-01"
  private let later = "--today 2027-01-12"

  @Test func `a decision holds on the catalog it was made on, and nothing is written`() throws {
    let example = try TeamExample()
    let before = try example.text(record)
    let result = try example.recheck("\(record) \(calm)", catalog: "catalog")
    #expect(result.status == 0, "\(result.errors)")
    // The price was five months old when it was decided on, which is said and breaks nothing.
    #expect(result.output.hasPrefix("0001 model-of-the-support-bot: holds. 1 warning.\n"))
    #expect(result.output.contains("it was older than that when it was decided on"))
    #expect(try example.text(record) == before)
  }

  @Test func `a license that changed and a price that rose end it, and both are named`() throws {
    let example = try TeamExample()
    let result = try example.recheck("\(record) \(later)")
    #expect(result.status == 1)
    let words = result.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.hasPrefix("0001 model-of-the-support-bot: no longer holds."))
    #expect(words.contains("breaks: license-text"))
    #expect(words.contains("License MIT License did not apply → applies"))
    #expect(words.contains("breaks: reopen-met"))
    #expect(words.contains("Price 0.15 → 0.28 USD/Mtok (An example, not a fact, 2027-01-08)"))
    let json = try example.recheck("\(record) \(later) --json")
    #expect(json.status == 1)
    #expect(json.output.contains("\"schema\":\"weigh.recheck/1\""))
    #expect(json.output.contains("\"result\":\"no-longer-holds\""))
    #expect(json.output.contains("\"exit\":1"))
    let plain = try example.recheck("\(record) \(later) --plain")
    #expect(plain.output.hasPrefix("file\trecord\tresult\texit\tcode\t"))
  }

  @Test func `the scenario of the record counts, not a stored one of its name`() throws {
    let example = try TeamExample()
    let stored = try example.shell(
      """
      export WEIGH_CATALOG=catalog.sqlite
      weigh needs --preset support-eu -q > /dev/null && weigh needs --set price=0.01 -q > /dev/null
      """)
    #expect(stored.status == 0, "\(stored.errors)")
    #expect(try example.recheck("\(record) \(calm)", catalog: "catalog").status == 0)
  }

  @Test func `bills among several named files are passed over`() throws {
    let example = try TeamExample()
    let made = try example.shell("echo '{}' > decisions/0001-model-of-the-support-bot.cdx.json")
    #expect(made.status == 0, "\(made.errors)")
    let several = try example.recheck("decisions/*.json \(calm)", catalog: "catalog")
    #expect(several.status == 0, "\(several.output)\(several.errors)")
    let alone = try example.recheck("decisions/*.cdx.json \(calm)", catalog: "catalog")
    #expect(alone.status == 65, "\(alone.output)\(alone.errors)")
  }

  @Test func `without a file every record that counts is checked, one line each`() throws {
    let example = try TeamExample()
    let made = try example.shell(
      """
      mkdir -p docs && cp -r decisions docs/decisions && cd docs/decisions
      cp 0001-model-of-the-support-bot.json 0002-copy.json
      """)
    #expect(made.status == 0, "\(made.errors)")
    let result = try example.recheck(later)
    #expect(result.status == 1)
    #expect(result.output.split(separator: "\n").count == 2)
    #expect(try example.recheck("docs/decisions \(later)").output == result.output)
  }

  @Test func `a record somebody edited is 65, a missing one 66, and the highest code counts`()
    throws
  {
    let example = try TeamExample()
    let text = try example.text(record)
    try example.write(
      text.replacingOccurrences(of: "\"reviewer 1\"", with: "\"reviewer 7\""), to: "edited.json")
    let edited = try example.recheck("edited.json \(calm)", catalog: "catalog")
    #expect(edited.status == 65)
    #expect(
      edited.output == "edited.json: 0001: changed after Weigh wrote it; nothing was checked.\n")
    let missing = try example.recheck("nowhere.json \(calm)", catalog: "catalog")
    #expect(missing.status == 66)
    let all = try example.recheck("edited.json \(record) nowhere.json \(later)")
    #expect(all.status == 66)
    #expect(all.output.split(separator: "\n").count == 3)
    let newer = text.replacingOccurrences(of: "weigh.decision/2", with: "weigh.decision/99")
    try example.write(newer, to: "newer.json")
    let refused = try example.recheck("newer.json \(calm)", catalog: "catalog")
    #expect(refused.status == 65)
    #expect(refused.output.contains("written by a newer Weigh"))
  }

  @Test func `warnings fail only when they are asked to`() throws {
    let example = try TeamExample()
    let moved = try example.recheck(
      "\(record) --review --by x --review-by 2026-12-31 \(calm)", catalog: "catalog")
    #expect(moved.status == 0, "\(moved.errors)")
    let soon = "\(record) --today 2026-12-28"
    let warned = try example.recheck(soon, catalog: "catalog")
    #expect(warned.status == 0)
    #expect(warned.output.hasPrefix("0001 model-of-the-support-bot: holds. 2 warnings.\n"))
    #expect(warned.output.contains("warns: review-soon"))
    #expect(try example.recheck("--strict \(soon)", catalog: "catalog").status == 1)
  }

  @Test func `the result is recomputed on its own catalog, or says which it needs`() throws {
    let example = try TeamExample()
    let same = try example.recheck("--verify \(record)", catalog: "catalog")
    #expect(same.status == 0, "\(same.output)\(same.errors)")
    #expect(same.output.hasPrefix("0001 model-of-the-support-bot: the same result, "))
    let other = try example.recheck("--verify \(record) --plain")
    #expect(other.status == 66)
    #expect(
      other.output.contains("recomputing it needs the catalog team-example of 2026-11-21, "))
  }

  @Test func `an overlay the record names must be there`() throws {
    let example = try TeamExample()
    let made = try example.shell(
      """
      set -e
      mkdir -p team/weigh-catalog/models/microsoft && cd team && touch weigh.toml
      printf 'id = "microsoft/phi-4"\\ncontext = { v = 16_384, s = "archgallery", d = 2026-11-01 }\\n' \
        > weigh-catalog/models/microsoft/phi-4.toml
      export WEIGH_CATALOG=../catalog.sqlite
      weigh needs --preset support --name bot -q > /dev/null
      weigh decide --choose openai/gpt-oss-20b --title Bot -q > /dev/null
      weigh export --format json --out . -q > /dev/null
      mv 0001-bot.json ..
      weigh recheck ../0001-bot.json
      """)
    #expect(made.status == 0, "\(made.output)\(made.errors)")
    let alone = try example.recheck("0001-bot.json", catalog: "catalog")
    #expect(alone.status == 66)
    #expect(alone.output.contains("it was decided with the overlay 'weigh-catalog'"))
  }

  @Test func `wrong usage is told apart from a decision that no longer holds`() throws {
    let example = try TeamExample()
    for arguments in [
      "--today tomorrow", "--today 2027-01", "--acknowledge nothing x.json", "--by me",
      "--acknowledge price --review x.json", "--verify --review --by me x.json",
      "--review --by me", "--review a.json b.json --by me",
    ] {
      #expect(try example.recheck(arguments).status == 64, "\(arguments)")
    }
  }
}

/// What is added to a record after it was decided.
@Suite struct RecordChangeCommandTests {
  private let record = TeamExample.record
  private let later = "--today 2027-01-12"

  @Test func `a finding somebody lives with no longer ends a decision`() throws {
    let example = try TeamExample()
    let nameless = try example.recheck("\(record) \(later) --acknowledge license-text")
    #expect(nameless.status == 64)
    #expect(nameless.errors.contains("--by NAME"))
    for code in ["license-text", "reopen-met"] {
      let result = try example.recheck(
        "\(record) \(later) --acknowledge \(code) --by legal --reason 'read again'")
      #expect(result.status == 0, "\(result.errors)")
      #expect(result.output.contains("acknowledged: "))
      #expect(
        result.errors.contains("made again from the record: 0001-model-of-the-support-bot.md."))
    }
    let again = try example.recheck("\(record) \(later)")
    #expect(again.status == 0, "\(again.output)")
    #expect(again.output.contains("Acknowledged by legal on 2027-01-12: read again"))
    let twice = try example.recheck(
      "\(record) \(later) --acknowledge license-text --by legal --reason x")
    #expect(twice.status == 64)
    #expect(twice.errors.contains("already"))
    let absent = try example.recheck(
      "\(record) \(later) --acknowledge expired --by legal --reason x")
    #expect(absent.status == 64)
  }

  @Test func `a review sets the next day, earlier freely and later with a reason`() throws {
    let example = try TeamExample()
    let result = try example.recheck("\(record) \(later) --review --by 'reviewer 1' --note calm")
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("the next review is due by 2027-07-11."))
    let later = try example.recheck(
      "\(record) \(self.later) --review --by x --review-by 2028-01-01")
    #expect(later.status == 64)
    #expect(later.errors.contains("later than 2027-07-11, the last of 180 days."))
    let text = try example.text(record)
    #expect(text.contains("\"note\": \"calm\""))
    #expect(text.contains("\"former\": \"2027-05-21\""))
  }

  @Test func `files made from a record follow a change, and edited ones stay`() throws {
    let example = try TeamExample()
    let stem = "d/0001-model-of-the-support-bot"
    let made = try example.shell(
      """
      set -e
      weigh export --from \(record) --format json,adr,html --out d -q > /dev/null
      echo 'By hand.' >> \(stem).md
      weigh recheck \(stem).json --today 2026-12-01 --catalog catalog.sqlite --review --by x
      weigh export --from \(stem).json --format html
      tail -1 \(stem).md
      """)
    #expect(made.status == 0, "\(made.output)\(made.errors)")
    #expect(made.output.hasSuffix("\(stem).html (unchanged)\nBy hand.\n"), "\(made.output)")
    let files = made.errors.components(separatedBy: "\n")
    #expect(
      files.contains(
        "weigh: made again from the record: 0001-model-of-the-support-bot.html."))
    #expect(files.contains { $0.contains("0001-model-of-the-support-bot.md is of another record") })
  }

  @Test func `the stored draft of the record is kept in step`() throws {
    let example = try TeamExample()
    let made = try example.shell(
      """
      set -e
      export WEIGH_CATALOG=catalog.sqlite
      weigh needs --preset support --name bot -q > /dev/null
      weigh decide --choose openai/gpt-oss-20b --title Bot -q > /dev/null
      weigh export --format json --out . -q > /dev/null
      weigh recheck 0001-bot.json --review --by 'reviewer 1'
      weigh export --format json --out again -q > /dev/null
      cmp again/0001-bot.json 0001-bot.json
      """)
    #expect(made.status == 0, "\(made.output)\(made.errors)")
  }
}
