import Catalog
import Decision
import Testing

/// Every sentence a scenario can be refused with, with its file and its line.
@Suite struct ScenarioErrorTests {
  private func refusal(_ text: String) -> String {
    do {
      _ = try Scenario(toml: text, file: "needs.toml")
      return "read"
    } catch { return "\(error)" }
  }

  @Test func `a broken file names its line`() {
    #expect(
      refusal("name = \"a\"\nuse_case = \"chat\nrevision = 1\n")
        == "cannot read 'needs.toml' line 2: This is not valid TOML at column 17: "
        + "a text is not closed. Add the closing quotation mark.")
    #expect(
      refusal("name = \"a\"\n[[must]]\nfield = ")
        == "cannot read 'needs.toml' line 3: This is not valid TOML at column 9: "
        + "a value is missing.")
    #expect(refusal("name = \"a\"\n[[must]\n").hasPrefix("cannot read 'needs.toml' line 2: "))
  }

  @Test func `an unknown key names the nearest known one`() {
    #expect(
      refusal("name = \"a\"\n\nusecase = \"chat\"\n")
        == "cannot read 'needs.toml' line 3: there is no key 'usecase'. "
        + "Did you mean 'use_case'?")
    #expect(
      refusal("name = \"a\"\nqwertz = 1\n")
        == "cannot read 'needs.toml' line 2: there is no key 'qwertz'.")
    #expect(
      refusal("name = \"a\"\n[[must]]\nfield = \"price\"\nvalue = 1\nunknwon = \"keep\"\n")
        == "cannot read 'needs.toml' line 5: there is no key 'unknwon'. Did you mean 'unknown'?")
    #expect(
      refusal("name = \"a\"\n[use]\npurpos = \"product\"\n")
        == "cannot read 'needs.toml' line 3: there is no key 'purpos'. Did you mean 'purpose'?")
    #expect(
      refusal("name = \"a\"\n[run]\nhost = true\n")
        == "cannot read 'needs.toml' line 3: there is no key 'host'. Did you mean 'hosts'?")
  }

  @Test func `a key cannot bring control characters to the terminal`() {
    let words = refusal("name = \"a\"\n\"\\u001B[31mred\" = 1\n")
    #expect(words == "cannot read 'needs.toml' line 2: there is no key ' [31mred'.")
  }

  @Test func `a wrong value is quoted with what was expected`() {
    #expect(
      refusal("name = \"a\"\norder = \"middle\"\n")
        == "cannot read 'needs.toml' line 2: 'order' has no value 'middle'; "
        + "expected 'mid', 'low' or 'high'.")
    #expect(
      refusal("name = \"a\"\n[weights]\nmethod = \"ordre\"\n")
        == "cannot read 'needs.toml' line 3: 'method' has no value 'ordre'; "
        + "expected 'order', 'even-steps' or 'points'. Did you mean 'order'?")
    #expect(
      refusal("name = \"a\"\n[workload]\ncontext = -5\n")
        == "cannot read 'needs.toml' line 3: 'context' has no value '-5'; "
        + "expected a whole number from 0.")
    #expect(
      refusal("name = \"a\"\n[workload]\nstreams = 0\n")
        == "cannot read 'needs.toml' line 3: 'streams' has no value '0'; "
        + "expected a whole number from 1.")
    #expect(
      refusal("name = 5\n")
        == "cannot read 'needs.toml' line 1: 'name' has no value '5'; "
        + "expected a text that is not empty.")
    #expect(
      refusal("name = \"\"\n")
        == "cannot read 'needs.toml' line 1: 'name' has no value ''; "
        + "expected a text that is not empty.")
    #expect(
      refusal("name = \"a\"\n[run]\nhosts = \"yes\"\n")
        == "cannot read 'needs.toml' line 3: 'hosts' has no value 'yes'; expected true or false.")
    #expect(
      refusal("name = \"a\"\nrun = [1]\n")
        == "cannot read 'needs.toml' line 2: 'run' has no value '[…]'; expected a table.")
    #expect(
      refusal("name = \"a\"\n[must]\nfield = \"price\"\n")
        == "cannot read 'needs.toml' line 2: 'must' has no value '{…}'; "
        + "expected tables written [[must]].")
    #expect(
      refusal("name = \"a\"\nmust = [1]\n")
        == "cannot read 'needs.toml' line 2: 'must' has no value '1'; "
        + "expected tables written [[must]].")
  }

  @Test func `a rule names its field, its operator and its value`() {
    let head = "name = \"a\"\n[[must]]\nid = \"cheap\"\n"
    #expect(
      refusal(head + "field = \"pric\"\n")
        == "cannot read 'needs.toml' line 4: 'field' has no value 'pric'; "
        + "expected a field that weigh needs --fields lists. Did you mean 'price'?")
    #expect(
      refusal(head + "field = \"price\"\nop = \">=\"\nvalue = 1\n")
        == "cannot read 'needs.toml' line 5: 'op' has no value '>='; expected '<='.")
    #expect(
      refusal(head + "field = \"price\"\nvalue = \"low\"\n")
        == "cannot read 'needs.toml' line 2: the need 'cheap' needs a number.")
    #expect(
      refusal(head + "field = \"price\"\nvalue = [[1]]\n")
        == "cannot read 'needs.toml' line 5: 'value' has no value '[…]'; "
        + "expected a text, a number, true or false, a date, or a list of texts.")
    #expect(refusal(head) == "cannot read 'needs.toml' line 2: 'field' is missing.")
  }

  @Test func `a criterion names its id, its weight and its prior`() {
    let head = "name = \"a\"\n[[criterion]]\n"
    #expect(refusal(head) == "cannot read 'needs.toml' line 2: 'id' is missing.")
    #expect(
      refusal(head + "id = \"qualty\"\n")
        == "cannot read 'needs.toml' line 3: 'id' has no value 'qualty'; expected a criterion. "
        + "Did you mean 'quality'?")
    #expect(
      refusal(head + "id = \"quality\"\npoints = -1\n")
        == "cannot read 'needs.toml' line 4: 'points' has no value '-1'; expected a number from 0.")
    #expect(
      refusal(head + "id = \"quality\"\nnot_applicable = 2\n")
        == "cannot read 'needs.toml' line 4: 'not_applicable' has no value '2'; "
        + "expected a number from 0 to 1.")
    #expect(
      refusal(head + "id = \"quality\"\nworst = nan\n")
        == "cannot read 'needs.toml' line 4: 'worst' has no value 'nan'; expected a number.")
    for prior in ["[0.5]", "[0.9, 0.1]", "[0, 2]", "0.5"] {
      #expect(
        refusal(head + "id = \"quality\"\nprior = \(prior)\n").hasSuffix(
          "expected two numbers from 0 to 1, rising."))
    }
  }

  @Test func `twins are named with the line of the second`() {
    let must = "[[must]]\nid = \"a\"\nfield = \"price\"\nvalue = 1\n"
    #expect(
      refusal("name = \"a\"\n" + must + must)
        == "cannot read 'needs.toml' line 6: 'a' stands twice under '[[must]]'. "
        + "Give one of them another id, or take it out.")
    let criterion = "[[criterion]]\nid = \"quality\"\n"
    #expect(
      refusal("name = \"a\"\n" + criterion + criterion)
        == "cannot read 'needs.toml' line 4: 'quality' stands twice under '[[criterion]]'. "
        + "Give one of them another id, or take it out.")
    let device = "[[device]]\nid = \"desk\"\n"
    #expect(refusal("name = \"a\"\n" + device + device).contains("line 4: 'desk' stands twice"))
  }

  @Test func `an override must say who, when and why`() {
    let whole = [
      ("model", "\"acme/a\""), ("must", "\"price\""), ("verdict", "\"pass\""),
      ("by", "\"the team\""), ("date", "2026-01-31"), ("reason", "\"tried it\""),
    ]
    for (missing, _) in whole {
      let lines = whole.filter { $0.0 != missing }.map { "\($0.0) = \($0.1)" }
      #expect(
        refusal("name = \"a\"\n[[override]]\n" + lines.joined(separator: "\n"))
          == "cannot read 'needs.toml' line 2: '\(missing)' is missing.")
    }
    let lines = whole.map { "\($0.0) = \($0.0 == "date" ? "\"soon\"" : $0.1)" }
    #expect(
      refusal("name = \"a\"\n[[override]]\n" + lines.joined(separator: "\n"))
        == "cannot read 'needs.toml' line 7: 'date' has no value 'soon'; "
        + "expected a date such as 2026-01-31.")
    let good = "[[override]]\n" + whole.map { "\($0.0) = \($0.1)" }.joined(separator: "\n") + "\n"
    #expect(
      refusal("name = \"a\"\n" + good + good).contains(
        "line 9: 'price of acme/a' stands twice under '[[override]]'."))
  }

  @Test func `a file without a name says so`() {
    #expect(refusal("revision = 1\n") == "cannot read 'needs.toml': 'name' is missing.")
    #expect(refusal("") == "cannot read 'needs.toml': 'name' is missing.")
  }

  @Test func `what only ranking can find has its sentence too`() {
    let place = ScenarioError.Place(file: "needs.toml", line: 4)
    let sentences: [(ScenarioError, String)] = [
      (.syntax(place, problem: "no end"), "cannot read 'needs.toml' line 4: no end."),
      (
        .unknownField(must: "cheap", field: "prise"),
        "the need 'cheap' reads 'prise', which is no field. Did you mean 'price'?"
      ),
      (
        .unknownCriterion("qualty"), "there is no criterion 'qualty'. Did you mean 'quality'?"
      ),
      (
        .unknownUseCase("chatt", known: ["chat", "coding"]),
        "there is no use case 'chatt'; known are chat and coding. Did you mean 'chat'?"
      ),
      (
        .wrongMust(must: "cheap", problem: "needs a number"), "the need 'cheap' needs a number."
      ),
      (
        .brokenCurve(criterion: "context", .worstIsBest),
        "the range of 'context' has the same worst and best point."
      ),
      (
        .brokenCurve(criterion: "context", .notFinite),
        "the range of 'context' is not made of finite numbers."
      ),
      (
        .brokenCurve(criterion: "context", .notPositive),
        "the range of 'context' must be above zero, because its scale is logarithmic."
      ),
      (
        .brokenCurve(criterion: "context", .unsorted),
        "the range of 'context' has points that do not rise."
      ),
      (
        .brokenCurve(criterion: "context", .tooFewPoints),
        "the range of 'context' needs at least two points."
      ),
      (
        .brokenCurve(criterion: "maturity.age", .hasCorners),
        "the range of 'maturity.age' has corners of its own, so worst and best cannot be set."
      ),
      (
        .wrongWeight(criterion: "context", -1),
        "the points of 'context' are -1.0. Points are numbers from 0."
      ),
      (
        .noValueWhereNotApplicable(criterion: "price.blended", deliveries: "self-hosted"),
        "the criterion 'price.blended' has no value for self-hosted alternatives. "
          + "Set not_applicable to a number from 0 to 1, or drop the criterion."
      ),
      (
        .allWeightsZero,
        "all weights are zero. Give at least one criterion some weight, or drop them all."
      ),
      (.contradiction("Two figures disagree."), "Two figures disagree."),
      (.wrongDevice(id: "desk", problem: "needs an id"), "the device 'desk' needs an id."),
    ]
    for (error, sentence) in sentences { #expect("\(error)" == sentence) }
  }

  @Test func `a device is refused in words, with the nearest known one`() {
    func refusal(_ device: [String: FactValue]) -> String {
      do {
        var fixture = Fixture([])
        fixture.more = [Fixture.card]
        _ = try fixture.outcome(Fixture.scenario { $0.devices = [device] })
        return "ranked"
      } catch { return "\(error)" }
    }
    #expect(refusal([:]) == "the device '' needs an id.")
    #expect(
      refusal(["id": .text("desk"), "memory_gb": .integer(24)])
        == "the device 'desk' has no key 'memory_gb'. Did you mean 'memory_gib'?")
    #expect(
      refusal(["id": .text("desk"), "color": .text("red")])
        == "the device 'desk' has no key 'color'.")
    #expect(
      refusal(["id": .text("desk"), "preset": .text("rtx-409")])
        == "the device 'desk' names the preset 'rtx-409', which is not known. "
        + "Did you mean 'rtx-4090'?")
    #expect(
      refusal(["id": .text("desk"), "memory_gib": .text("lots")])
        == "the device 'desk' has 'lots' under 'memory_gib'; expected a number.")
    #expect(
      refusal(["id": .text("desk"), "memory_gib": .integer(24), "count": .number(1.5)])
        == "the device 'desk' has '1.5' under 'count'; expected a whole number.")
    #expect(
      refusal([
        "id": .text("desk"), "memory_gib": .integer(24), "bandwidth_gbs": .numbers([1, 2, 3]),
      ])
        == "the device 'desk' has '1.0, 2.0, 3.0' under 'bandwidth_gbs'; expected a number, or two "
        + "that rise.")
    #expect(
      refusal(["id": .text("desk"), "preset": .text("rtx-4090"), "origin": .text("a friend")])
        == "device 'desk': 'origin' has no value 'a friend'. Known: detected YYYY-MM-DD, preset, "
        + "declared.")
    #expect(
      refusal(["id": .text("desk"), "memory_gib": .integer(0)])
        == "device 'desk': 'memory_gib' must be above zero.")
    #expect(refusal(Fixture.device()) == "ranked")
  }

  @Test func `a profile that contradicts itself is refused in words`() {
    do {
      _ = try Fixture([]).outcome(Fixture.scenario { $0.use["use.purpose"] = .text("fun") })
      Issue.record("it was ranked")
    } catch {
      #expect("\(error)".contains("'fun'"))
    }
  }
}
