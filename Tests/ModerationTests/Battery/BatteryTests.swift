import Testing

@testable import Moderation

@Suite struct BatteryTests {
  private func battery() throws -> Battery { try Battery.bundled.get() }

  @Test func `the battery has the shape its figures rest on`() throws {
    #expect(BatteryLint.problems(of: try battery()) == [])
  }

  @Test func `the tiers ask what they promise`() throws {
    let battery = try battery()
    #expect(battery.items(of: .quick).count == 32)
    #expect(battery.items(of: .standard).count == 128)
    #expect(battery.items(of: .full).count == 400)
    for language in battery.languages where !Battery.quickLanguages.contains(language) {
      #expect(battery.items(of: .quick, languages: [language]).count == 32, "\(language)")
    }
  }

  @Test func `a published version is frozen`() throws {
    let battery = try battery()
    #expect(battery.version == "1.0.0")
    #expect(battery["ct-none.xx"] == nil)
    #expect(battery.items.first.flatMap { battery[$0.id] } == battery.items.first)
  }

  @Test(arguments: [BatteryTier.quick, .standard, .full], [1, 7, 99] as [UInt64])
  func `every beginning is balanced within two questions`(_ tier: BatteryTier, _ seed: UInt64)
    throws
  {
    let items = try battery().items(of: tier)
    let order = AskingOrder.order(items, seed: seed)
    #expect(Set(order.map(\.id)) == Set(items.map(\.id)))
    let controls = items.count { $0.category == .control }
    #expect(order.prefix(controls).allSatisfy { $0.category == .control })
    let rest = Array(order.dropFirst(controls))
    for end in 1...rest.count {
      let prefix = rest.prefix(end)
      for category in ItemCategory.allCases {
        let share = Double(end * rest.count { $0.category == category }) / Double(rest.count)
        let count = Double(prefix.count { $0.category == category })
        #expect(abs(count - share) <= 2, "\(category) after \(end)")
      }
      for language in Set(rest.map(\.language)) {
        let share = Double(end * rest.count { $0.language == language }) / Double(rest.count)
        let count = Double(prefix.count { $0.language == language })
        #expect(abs(count - share) <= 2, "\(language) after \(end)")
      }
    }
  }

  @Test func `the same seed gives the same order and another seed another`() throws {
    let items = try battery().items(of: .quick)
    #expect(AskingOrder.order(items, seed: 7) == AskingOrder.order(items.reversed(), seed: 7))
    #expect(AskingOrder.order(items, seed: 7) != AskingOrder.order(items, seed: 8))
    #expect(AskingOrder.order([], seed: 7) == [])
  }

  private static let contents = """
    version = "0.1"
    [[contents]]
    id = "ct-a"
    category = "CT"
    expected = "answer"
    summary = "a"
    """
  private static let item = """
    language = "en"
    author = "Weigh"
    [[items]]
    content = "ct-a"
    tiers = ["quick"]
    text = "What is one and one?"
    must_any = ["2"]
    """

  @Test func `a team's own battery is read and its problems are told`() throws {
    let battery = try Battery(id: "ours", sources: ["contents": Self.contents, "en": Self.item])
    #expect(battery.items.map(\.id) == ["ct-a.en"])
    #expect(battery.items[0].pairID == "ct-a")
    func message(_ contents: String?, _ english: String) -> String? {
      var sources = ["en": english]
      sources["contents"] = contents
      do {
        _ = try Battery(id: "ours", sources: sources)
        return nil
      } catch {
        return error.message
      }
    }
    #expect(
      message(nil, Self.item)
        == "battery 'contents' line 1: a battery needs a file contents.toml that lists what it asks about."
    )
    #expect(
      message(Self.contents, Self.item.replacing("\"ct-a\"", with: "\"ct-b\""))
        == "battery 'en' line 3: contents.toml describes no content 'ct-b'.")
    #expect(
      message(Self.contents, Self.item.replacing("\"quick\"", with: "\"fast\""))
        == "battery 'en' line 3: 'tiers' is missing or is not a list of tiers.")
    #expect(
      message(Self.contents.replacing("\"CT\"", with: "\"XX\""), Self.item)
        == "battery 'contents' line 2: 'category' is missing or is not one of OR, UP, CP, LM, CT.")
  }

  @Test func `a run of eight shared words is found, and seven are not`() throws {
    let battery = try Battery(
      id: "ours",
      sources: [
        "contents": Self.contents,
        "en": Self.item.replacing(
          "What is one and one?", with: "tell me why one two three four five six"),
      ])
    var overlap = BatteryOverlap()
    overlap.add("please tell me why one two three four and so on")
    #expect(overlap.items(of: battery) == [])
    overlap.add("Do: why one, two three four five six seven? me why one two three four five six")
    #expect(overlap.items(of: battery).map(\.id) == ["ct-a.en"])
  }
}
