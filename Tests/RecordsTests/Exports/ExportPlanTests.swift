import Testing

@testable import Records

struct ExportPlanTests {
  /// The formats that are written unless others are named.
  static let pair = ExportFormats.usual.compactMap { ExportFormats.named($0) }

  @Test func `a record without a number gets the highest plus one`() throws {
    let record = try RecordFixture.record { $0.number = nil }
    #expect(record.number == nil)
    let plan = ExportPlan(
      record, as: Self.pair,
      beside: [
        "0003-old.md", "0012-use-x.md", "0012-use-x.json", "README.md", "99-short.md",
        "2026-08-01-minutes.md", "12345678901-far.md", "0400x.md",
      ])
    #expect(plan.record.number == 13)
    #expect(
      plan.files.map(\.name) == [
        "0013-use-alpha-for-the-support-bot.json", "0013-use-alpha-for-the-support-bot.md",
      ])
    #expect(plan.files.map(\.place) == [.free, .free])
    #expect(plan.sameNumber.isEmpty)
  }

  @Test func `the first record of a folder is number one`() throws {
    #expect(ExportPlan.nextNumber(beside: []) == 1)
    #expect(ExportPlan.nextNumber(beside: ["9999-last.md"]) == 10_000)
    #expect(DecisionRecord.padded(1) == "0001")
    #expect(DecisionRecord.padded(10_000) == "10000")
  }

  @Test func `the files hold the record with its number`() throws {
    let record = try RecordFixture.record { $0.number = nil }
    let plan = ExportPlan(record, as: Self.pair, beside: [])
    let file = try #require(plan.files.first { $0.format == "json" })
    let written = try DecisionRecord(jsonText: String(decoding: file.bytes, as: UTF8.self))
    #expect(written.number == 1)
    #expect(written == plan.record)
  }

  @Test func `what stands in the way is told apart`() throws {
    let former = try RecordFixture.record { $0.notes = "Before." }
    let record = try RecordFixture.record()
    func plan(_ contents: [String: String], names: [String]? = nil) -> [ExportPlan.Place] {
      ExportPlan(
        record, as: Self.pair, beside: names ?? Array(contents.keys), contents: contents
      ).files.map(\.place)
    }
    let stem = record.fileStem
    let texts = Dictionary(
      uniqueKeysWithValues: try Self.pair.map {
        (stem + "." + $0.fileExtension, try $0.text(of: former))
      })
    let present = Dictionary(
      uniqueKeysWithValues: try Self.pair.map {
        (stem + "." + $0.fileExtension, try $0.text(of: record))
      })
    #expect(plan(present) == [.same, .same])
    #expect(plan(texts) == [.outdated, .outdated])
    var edited = texts
    edited[stem + ".md"]?.append("A line typed by hand.\n")
    #expect(plan(edited) == [.outdated, .foreign])
    edited[stem + ".json"]?.append(" ")
    #expect(plan(edited) == [.foreign, .foreign])
    #expect(plan([:], names: [stem + ".md"]) == [.free, .foreign])
  }

  @Test func `a file of another shape of its format is still Weigh's own`() throws {
    let record = try RecordFixture.record()
    let stem = record.fileStem
    let plan = ExportPlan(
      record, as: Self.pair, beside: [],
      contents: [
        stem + ".json": JSONExport().text(of: record),
        stem + ".md": ADRExport(shape: .two).text(of: record),
      ])
    #expect(plan.files.map(\.place) == [.same, .outdated])
  }

  @Test func `a format of several files is planned file by file`() throws {
    let record = try RecordFixture.record()
    let format = SVGExport()
    let files = format.files(of: record)
    #expect(files.count == 3)
    let plan = ExportPlan(
      record, as: [format], beside: [], contents: [files[0].name: files[0].text, files[1].name: ""])
    #expect(plan.files.map(\.name) == files.map(\.name))
    #expect(plan.files.map(\.place) == [.same, .foreign, .free])
    #expect(
      ExportPlan(record, as: [format], beside: files.map(\.name) + ["0007-x.svg"]).sameNumber
        == ["0007-x.svg"])
  }

  @Test func `the same decision keeps the number it has in the folder`() throws {
    let record = try RecordFixture.record { $0.number = nil }
    let first = ExportPlan(record, as: Self.pair, beside: ["0003-other.md"])
    #expect(first.record.number == 4)
    let contents = Dictionary(
      uniqueKeysWithValues: first.files.map {
        ($0.name, String(decoding: $0.bytes, as: UTF8.self))
      })
    let names = Array(contents.keys) + ["0009-later.md"]
    let again = ExportPlan(record, as: Self.pair, beside: names, contents: contents)
    #expect(again.record.number == 4)
    #expect(again.files.map(\.place) == [.same, .same])
    let other = try RecordFixture.record {
      $0.number = nil
      $0.notes = "Another one."
    }
    let new = ExportPlan(other, as: Self.pair, beside: names, contents: contents)
    #expect(new.record.number == 10)
  }

  @Test func `an export that was killed is known by its unfinished record`() throws {
    let former = try RecordFixture.record { $0.notes = "Before." }
    let unfinished = try RecordFixture.record { $0.notes = "Killed." }
    let record = try RecordFixture.record()
    let stem = record.fileStem
    // The Markdown was brought into place, the record was not.
    let contents = [
      stem + ".json": JSONExport().text(of: former),
      stem + ".md": ADRExport().text(of: unfinished),
    ]
    func places(_ interrupted: [String]) -> [ExportPlan.Place] {
      ExportPlan(
        record, as: Self.pair, beside: Array(contents.keys), contents: contents,
        interrupted: interrupted
      ).files.map(\.place)
    }
    #expect(places([]) == [.outdated, .foreign])
    #expect(places([JSONExport().text(of: unfinished)]) == [.outdated, .outdated])
    #expect(places(["{\"schema\": \"weigh.dec"]) == [.outdated, .foreign])
  }

  @Test func `the number of an export that was killed is used for the same name only`() throws {
    let killed = try RecordFixture.record()
    let record = try RecordFixture.record { $0.number = nil }
    let interrupted = [JSONExport().text(of: killed)]
    func number(_ names: [String], _ record: DecisionRecord) -> Int? {
      ExportPlan(record, as: Self.pair, beside: names, interrupted: interrupted).record.number
    }
    #expect(number(["0006-a.md", killed.fileStem + ".md"], record) == 7)
    #expect(number(["0006-a.md"], record) == 7)
    #expect(number(["0007-other.md"], record) == 8)
    #expect(number([killed.fileStem + ".json"], record) == 8)
    let other = try RecordFixture.record {
      $0.number = nil
      $0.slug = "another"
    }
    #expect(number(["0006-a.md", killed.fileStem + ".md"], other) == 8)
  }

  @Test func `another record with the same number is named`() throws {
    let record = try RecordFixture.record()
    let plan = ExportPlan(
      record, as: Self.pair,
      beside: ["0007-other.md", "0007-use-alpha-for-the-support-bot.md", "0008-next.md"])
    #expect(plan.sameNumber == ["0007-other.md"])
  }
}
