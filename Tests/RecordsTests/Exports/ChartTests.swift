import Catalog
import Decision
import Foundation
import Moderation
import Testing

@testable import Records

struct ChartTests {
  /// The fixture with its second criterion taken for quality, and the qualities of its options.
  private static func record(qualities: [Cell]) throws -> DecisionRecord {
    var record = try RecordFixture.record()
    func renamed(_ id: String) -> String { id == "context" ? "quality" : id }
    record.content.criteria = record.criteria.map {
      DecisionRecord.Criterion(
        id: renamed($0.id), label: $0.label, unit: $0.unit, weight: $0.weight, range: $0.range)
    }
    for place in record.content.entries.indices {
      record.content.entries[place].contributions = record.entries[place].contributions.map {
        DecisionRecord.Contribution(
          criterion: renamed($0.criterion),
          cell: $0.criterion == "context" ? qualities[place] : $0.cell, text: $0.text,
          settles: $0.settles, value: $0.value, points: $0.points, evidence: $0.evidence)
      }
    }
    return record
  }

  /// The last but one column: whether no other is both cheaper and better.
  private static func standings(_ qualities: [Cell]) throws -> [String] {
    let chart = PriceQualityChart().chart(of: try record(qualities: qualities))
    return try #require(chart).table.rows.map { Markdown.source(of: $0[3]) }
  }

  @Test func `the step joins what no other option is both cheaper and better than`() throws {
    #expect(try Self.standings([.known(50), .known(60)]) == ["yes", "yes", "not known"])
    #expect(try Self.standings([.known(60), .known(50)]) == ["yes", "no", "not known"])
    #expect(try Self.standings([.known(50), .known(50)]) == ["yes", "no", "not known"])
    #expect(
      try Self.standings([.interval(low: 40, mid: 50, high: 70), .known(60)])
        == ["yes", "yes", "not known"])
  }

  @Test func `an option without a price or a quality is named, never drawn at zero`() throws {
    let record = try Self.record(qualities: [.known(60), .missing])
    let chart = try #require(PriceQualityChart().chart(of: record))
    #expect(chart.file.contains(">not known: example/beta-30b</text>"))
    #expect(chart.file.contains(">not known: example/gamma-70b</text>"))
    #expect(chart.file.split(separator: "<circle").count == 2)
    #expect(
      chart.table.rows.map { Markdown.source(of: $0[3]) } == ["yes", "not known", "not known"])
  }

  @Test func `answers are drawn with their counts and intervals`() throws {
    let record = try RecordCases.probed()
    let chart = try #require(AnswerChart().chart(of: record))
    let notes = record.entries.flatMap(\.answers)
    #expect(chart.table.rows.count == notes.count)
    let counts = try #require(notes.compactMap(\.counts).first { $0.total > 0 })
    #expect(chart.file.contains(">\(counts.count)/\(counts.total)</text>"))
    let interval = try #require(counts.interval)
    let text = chart.table.rows.flatMap { $0.map { Markdown.source(of: $0) } }.joined(
      separator: " ")
    #expect(
      text.contains(
        "\(Figures.percent(interval.lowerBound)) to \(Figures.percent(interval.upperBound))"))
    if counts.unsettled == 0 {
      let wilson = try #require(WilsonInterval(counts.count, of: counts.total))
      #expect(abs(wilson.low - interval.lowerBound) < 1e-6)
      #expect(abs(wilson.high - interval.upperBound) < 1e-6)
    }
  }

  @Test func `shares of first ranks are drawn and said in words`() throws {
    var record = try RecordFixture.record()
    #expect(ShareChart().chart(of: record) == nil)
    record.content.shares = DecisionRecord.RankShares(
      space: "order", draws: 10_000, seed: "1",
      shares: [.init(id: "example/alpha-7b", first: 0.71, topThree: 1)])
    let chart = try #require(ShareChart().chart(of: record))
    #expect(chart.file.contains(">71.0 %</text>"))
    #expect(
      ADRExport().text(of: record).contains(
        "It is first in 71.0 % of 10,000 weightings that keep the stated order."))
  }

  @Test func `a weight has a mark where the lead changes, and the table says who takes it`() throws
  {
    let record = try RecordFixture.record()
    let chart = try #require(WeightChart().chart(of: record))
    #expect(record.flips.count == 2)
    for (row, flip) in zip(chart.table.rows, record.flips) {
      #expect(Markdown.source(of: row[4]).contains("beta-30b leads alpha-7b"))
      let x = Wording.decimals(PercentAxis.x(flip.level), 2)
      #expect(chart.file.contains("<line x1=\"\(x)\""))
    }
    let still = try #require(WeightChart().chart(of: try Self.withoutFlips()))
    #expect(still.table.rows.allSatisfy { $0[4] == "at no recorded weight" })
  }

  private static func withoutFlips() throws -> DecisionRecord {
    var record = try RecordFixture.record()
    record.content.flips = []
    return record
  }

  @Test func `a long name is cut in a drawing and whole in its table`() throws {
    let name = String(repeating: "模型", count: 2_000)
    var record = try RecordFixture.record()
    record.content.entries[0].id = name
    let chart = try #require(ContributionChart().chart(of: record))
    #expect(!chart.file.contains(name))
    #expect(chart.file.contains("模型模型"))
    #expect(chart.table.rows.contains { $0[0] == .code(name) })
  }

  @Test func `one sheet holds every chart under its title`() throws {
    let record = try RecordFixture.record()
    let sheet = SVGExport().text(of: record)
    for chart in Charts.all(of: record) { #expect(sheet.contains(">\(chart.title)</text>")) }
    #expect(sheet.split(separator: "<svg ").count == 2 + Charts.all(of: record).count)
  }

  @Test func `every chart in the folder is registered, under a name of its own`() throws {
    let names = Charts.all.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(names.allSatisfy { $0.allSatisfy { $0.isLowercase || $0 == "-" } })
    let folder = Golden.folder.deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/Records/Charts").path
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix("Chart.swift") && $0 != "Chart.swift" }.map { String($0.dropLast(6)) }
    #expect(files.sorted() == Charts.all.map { String(describing: type(of: $0)) }.sorted())
  }
}
