import Catalog
import Decision
import Licensing
import Testing

/// Scenarios written as files and read back.
@Suite struct ScenarioTextTests {
  @Test func `any scenario reads back as it was written`() throws {
    var chance = Chance(seed: 20_261_121)
    for number in 0..<2000 {
      var scenario = chance.scenario()
      scenario.overrides = [chance.override(in: scenario)]
      let read = try Scenario(toml: scenario.toml, file: "random")
      #expect(read == scenario, "case \(number)")
      guard read == scenario else { return }
      #expect(read.sha256 == scenario.sha256)
    }
  }

  @Test func `every shipped preset reads back as it was written`() throws {
    let names = Presets.names(in: ShippedCatalog.base.snapshot)
    #expect(!names.isEmpty)
    for name in names {
      let scenario = try ShippedCatalog.scenario(name)
      #expect(scenario.name == name)
      #expect(try Scenario(toml: scenario.toml, file: name) == scenario, "\(name)")
      #expect(!Presets.summary(of: name, in: ShippedCatalog.base.snapshot).isEmpty, "\(name)")
    }
  }

  @Test func `whole numbers and numbers with a point stay what they are`() throws {
    var scenario = Scenario(name: "numbers")
    scenario.musts = [
      Must(id: "a", field: "price", comparison: .lessOrEqual, value: .number(5)),
      Must(id: "b", field: "price", comparison: .lessOrEqual, value: .integer(5)),
      Must(id: "c", field: "price", comparison: .lessOrEqual, value: .number(1e300)),
      Must(id: "d", field: "price", comparison: .lessOrEqual, value: .number(-0.0625)),
    ]
    #expect(scenario.toml.contains("value = 5.0\n"))
    #expect(try Scenario(toml: scenario.toml, file: "numbers") == scenario)
  }

  @Test func `keys that cannot stand bare are quoted`() throws {
    var scenario = Scenario(name: "keys")
    scenario.devices = [["id": .text("desk"), "odd key": .integer(1), "": .flag(true)]]
    #expect(scenario.toml.contains("\"odd key\" = 1"))
    #expect(try Scenario(toml: scenario.toml, file: "keys") == scenario)
  }

  @Test func `figures by family are a table of their own, and change nothing where there are none`()
    throws
  {
    var scenario = Scenario(name: "releases")
    scenario.use = ["entity.kind": .text("company")]
    let before = scenario.toml
    scenario.use["entity.mau_at_release.line-3.1"] = .integer(20)
    scenario.use["entity.mau_at_release.line-4"] = .integer(30)
    let table = "\n[entity.mau_at_release]\n\"line-3.1\" = 20\nline-4 = 30\n"
    #expect(scenario.toml.contains(table))
    #expect(scenario.toml.replacing(table, with: "") == before)
    #expect(try Scenario(toml: scenario.toml, file: "releases") == scenario)
    let failure = #expect(throws: ScenarioError.self) {
      _ = try Scenario(
        toml: "name = \"a\"\n[entity]\nmau_at_release = 5\n", file: "one.toml")
    }
    #expect(failure?.description.contains("a table of figures by family") == true)
  }

  @Test func `the hash leaves the revision out and nothing else`() {
    var scenario = Scenario(name: "one")
    let hash = scenario.sha256
    scenario.revision = 7
    #expect(scenario.sha256 == hash)
    scenario.streams = 2
    #expect(scenario.sha256 != hash)
  }

  @Test func `what a file leaves out has its declared default`() throws {
    let read = try Scenario(toml: "name = \"least\"\n", file: "least.toml")
    #expect(read == Scenario(name: "least"))
    let some = try Scenario(
      toml: """
        name = "some"
        [[must]]
        field = "context"
        value = 8192
        [[must]]
        field = "tools"
        [[criterion]]
        id = "quality"
        [[criterion]]
        id = "context"
        """, file: "some.toml")
    #expect(some.musts.map(\.id) == ["context", "tools"])
    #expect(some.musts.map(\.comparison) == [.greaterOrEqual, .among])
    #expect(some.musts.map(\.value) == [.integer(8192), .flag(true)])
    #expect(some.musts.map(\.unknown) == [.keep, .keep])
    #expect(some.preferences.map(\.place) == [1, 2])
  }

  @Test func `a text changed by chance is read or refused, and never traps`() throws {
    var chance = Chance(seed: 5000)
    var context: EvaluationContext?
    let base = chance.catalog(3).base
    var readable = 0
    var refused: Set<String> = []
    for _ in 0..<5000 {
      var scenario = chance.scenario()
      scenario.overrides = [chance.override(in: scenario)]
      let text = chance.mutated(scenario.toml)
      do {
        let read = try Scenario(toml: text, file: "mutated")
        readable += 1
        #expect(try Scenario(toml: read.toml, file: "again") == read)
        if readable.isMultiple(of: 4) {
          let next = try EvaluationContext(base: base, scenario: read, reusing: context)
          context = next
          _ = try evaluate(next)
        }
      } catch let error as ScenarioError {
        let words = error.description
        #expect(words.hasSuffix(".") || words.hasSuffix("?"), "\(words)")
        refused.insert(String(words.prefix(40)))
      }
    }
    #expect(readable > 500)
    #expect(refused.count > 20)
  }

  @Test func `packs that are on read back, and without any the text is what it was`() throws {
    var scenario = Scenario(name: "packs")
    let before = scenario.toml
    let hash = scenario.sha256
    #expect(!before.contains("policies"))
    scenario.policies = ["zz-2": .exclude, "aa 1": .warn]
    #expect(scenario.toml.contains("[policies]\n\"aa 1\" = \"warn\"\nzz-2 = \"exclude\"\n"))
    #expect(try Scenario(toml: scenario.toml, file: "packs") == scenario)
    #expect(scenario.sha256 != hash)
    scenario.policies = [:]
    #expect(scenario.toml == before)
  }

  @Test func `an effect that is none is refused with the words there are`() {
    let error = #expect(throws: ScenarioError.self) {
      try Scenario(toml: "name = \"x\"\n\n[policies]\nzz = \"exlude\"\n", file: "x.toml")
    }
    #expect(
      error?.description
        == "cannot read 'x.toml' line 4: 'zz' has no value 'exlude'; "
        + "expected 'info', 'warn' or 'exclude'. Did you mean 'exclude'?")
  }
}

extension Chance {
  /// A text with some bytes, words or lines changed, doubled, swapped or gone.
  fileprivate mutating func mutated(_ text: String) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for _ in 0..<whole(1...3) {
      let place = whole(0...lines.count - 1)
      switch whole(0...7) {
      case 0: lines.remove(at: place)
      case 1: lines.insert(lines[place], at: whole(0...lines.count - 1))
      case 2: lines.swapAt(place, whole(0...lines.count - 1))
      case 3: lines = Array(lines.prefix(place + 1))
      case 4:
        lines[place] += pick(["x", "\"", "]", " = 1", "\u{1B}[31m", ".5", "e9", "\u{202E}", "'"])
      case 5:
        let values = [
          "-1", "0", "1e400", "nan", "99999999999999999999", "[]", "{}", "\"\"", "2026-13-45",
          "[1, \"a\"]", "true", "9223372036854775807", "-0.0", "inf", "[[1]]",
        ]
        let key = lines[place].split(separator: "=").first.map(String.init) ?? "x"
        lines[place] = key + "= " + pick(values)
      case 6:
        var bytes = Array(lines[place].utf8)
        guard !bytes.isEmpty else { continue }
        bytes[whole(0...bytes.count - 1)] = UInt8(whole(1...127))
        lines[place] = String(decoding: bytes, as: UTF8.self)
      default:
        lines.insert(
          pick(["[use]", "[[must]]", "[weights]", "[run]", "[[device]]", "[x.y]"]), at: place)
      }
      if lines.isEmpty { lines = [""] }
    }
    return lines.joined(separator: "\n")
  }
}
