import Scoring
import Testing

@testable import Catalog

@Suite struct `Family timelines, for many families` {
  private static let shapes = `License trajectories`.self

  /// A family of up to a dozen releases on random days and months, some under changed terms.
  private static func family(_ random: inout SplitMix64) -> (models: [Record], milestones: [Row]) {
    func pick(_ bound: Int) -> Int { Int(random.next() % UInt64(bound)) }
    func date() -> String {
      let month = "2025-" + (pick(2) == 0 ? "03" : "11")
      return pick(4) == 0 ? month : month + "-" + ["01", "09", "14", "15", "16", "28"][pick(6)]
    }
    let models = (0..<pick(12)).map { position in
      shapes.model("x/M\(position)", date(), [["a"], ["b"], ["a", "b"], []][pick(4)])
    }
    let milestones = (0..<pick(4)).map { position in
      shapes.milestone(
        date(), "change \(position)", [["a"], ["c"]][pick(2)],
        kind: pick(2) == 0 ? "terms" : nil, model: pick(2) == 0 ? "x/M\(pick(4))" : nil)
    }
    return (models, milestones)
  }

  @Test func `the order of files does not matter`() {
    var random = SplitMix64(seed: 7)
    for _ in 0..<300 {
      let (models, milestones) = Self.family(&random)
      let one = Self.shapes.snapshot(models, milestones)
      let other = Self.shapes.snapshot(models.shuffled(using: &random), milestones)
      #expect(one.timeline(of: "f") == other.timeline(of: "f"))
      #expect(one.cadence(of: "f") == other.cadence(of: "f"))
      #expect(one.licenseTrajectory(of: "f") == other.licenseTrajectory(of: "f"))
    }
  }

  @Test(arguments: [
    "fine-tune", "distillation", "merge", "adapter", "alignment-removed", "conversion",
    "quantization", "unknown",
  ])
  func `adding what others made changes nothing`(_ relation: String) {
    var random = SplitMix64(seed: 11)
    for _ in 0..<50 {
      let (models, milestones) = Self.family(&random)
      let made = Self.shapes.model("y/Made", "2025-07-01", ["z"], relation: relation)
      let one = Self.shapes.snapshot(models, milestones)
      let other = Self.shapes.snapshot(models + [made], milestones)
      #expect(one.timeline(of: "f") == other.timeline(of: "f"))
      #expect(one.cadence(of: "f") == other.cadence(of: "f"))
      #expect(one.licenseTrajectory(of: "f") == other.licenseTrajectory(of: "f"))
    }
  }

  @Test func `a month counts as its 15th and never beside a day of that month`() {
    var random = SplitMix64(seed: 13)
    for _ in 0..<300 {
      let (models, milestones) = Self.family(&random)
      let cadence = Self.shapes.snapshot(models, milestones).cadence(of: "f")
      #expect(
        cadence.gaps
          == zip(cadence.dates, cadence.dates.dropFirst()).map {
            ($1.date.dayNumber - $0.date.dayNumber)
          })
      for dated in cadence.dates where dated.date.day == nil {
        #expect(
          !cadence.dates.contains { $0.date.day != nil && $0.date.month == dated.date.month })
      }
      #expect((cadence.medianDays == nil) == (cadence.knownDateCount < 4))
    }
  }

  @Test func `a change of terms releases nothing`() {
    let models = ["2025-01-01", "2025-02-01", "2025-03-01", "2025-04-01"].enumerated()
      .map { Self.shapes.model("x/\($0)", $1, ["a"]) }
    let plain = Self.shapes.snapshot(models)
    let changed = Self.shapes.snapshot(
      models, [Self.shapes.milestone("2025-05-01", "terms", ["b"], kind: "terms")])
    #expect(plain.cadence(of: "f").dates.map(\.date) == changed.cadence(of: "f").dates.map(\.date))
    #expect(plain.cadenceDays(of: "f") == changed.cadenceDays(of: "f"))
    #expect(changed.timeline(of: "f").count == 5)
  }
}
