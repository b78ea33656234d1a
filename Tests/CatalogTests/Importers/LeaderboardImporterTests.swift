import Catalog
import Testing

@Suite struct `Importing leaderboards` {
  private typealias Fixture = LeaderboardFixture

  /// Each result in short: benchmark, model, score and what else it has.
  private static func results(_ outcome: ImportOutcome) -> [String] {
    outcome.facts.map { fact in
      guard case .row(let values) = fact.statement else { return "no row" }
      let row = Row(values: values, evidence: fact.evidence)
      let more = ["ci95_low", "ci95_high", "mode", "date", "label"].compactMap { name in
        row[Field(name)].map { "\(name) \($0.json.canonicalText)" }
      }
      let model = row["model"]?.text ?? ""
      let score = row["score"]?.json.canonicalText ?? ""
      return ([fact.id, model, score] + more).joined(separator: " ")
    }
  }

  @Test func `percent, fractions and points come out in the unit of the benchmark`() throws {
    let text = "m,s\nexample/Alpha,41.25%\nexample/Beta,7\n"
    let percent = try Fixture.run(text, [Fixture.mapping()])
    #expect(Self.results(percent) == ["quiz example/Alpha 41.25", "quiz example/Beta 7"])
    let fraction = try Fixture.run(
      "m,s\nexample/Alpha,0.4125\nexample/Beta,0\n",
      [Fixture.mapping(score: "benchmark = \"quiz\"\ncolumn = \"s\"\nunit = \"fraction\"\n")])
    #expect(Self.results(fraction) == ["quiz example/Alpha 41.25", "quiz example/Beta 0"])
    let points = try Fixture.run(
      "m,s,lo,hi\nexample/Alpha,1451.84,1440.1,1460.36\n",
      [
        Fixture.mapping(
          score: "benchmark = \"duel\"\ncolumn = \"s\"\nunit = \"points\"\ndecimals = 1\n"
            + "low = \"lo\"\nhigh = \"hi\"\n")
      ])
    #expect(
      Self.results(points) == ["duel example/Alpha 1451.8 ci95_low 1440.1 ci95_high 1460.4"])
  }

  @Test func `percent that never passes 1 is refused as a fraction`() throws {
    let mapping = try Fixture.mapping()
    #expect(
      throws: ImportProblem.looksLikeFraction(column: "s", name: "board.csv", mapping: "board")
    ) {
      try Fixture.run("m,s\nexample/Alpha,0.41\nexample/Beta,1\nx,0.2\n", [mapping])
    }
    let zeros = try Fixture.run(
      "m,s\nexample/Alpha,0\nexample/Beta,0\nexample/Gamma,0\n", [mapping])
    #expect(zeros.facts.count == 3)
    let signed = try Fixture.run(
      "m,s\nexample/Alpha,0.4%\nexample/Beta,1%\nexample/Gamma,0.2%\n", [mapping])
    #expect(signed.facts.count == 3)
  }

  @Test func `a fraction above 1, a percent sign on a fraction and a word are rejected`() throws {
    let mapping = try Fixture.mapping(
      score: "benchmark = \"quiz\"\ncolumn = \"s\"\nunit = \"fraction\"\n")
    let outcome = try Fixture.run(
      "m,s\nexample/Alpha,41.25\nexample/Beta,41%\nexample/Gamma,high\nexample/Alpha,0.5,9\n",
      [mapping])
    #expect(
      outcome.rejected.map { "\($0.line) \($0.reason.message)" } == [
        "2 The score 4125 is outside of 0 to 100.",
        "3 '41%' in column 's' counts percent, but the mapping says fraction.",
        "4 'high' in column 's' is no number.", "5 It has more cells than there are columns.",
      ])
  }

  @Test func `a score that is not there is unknown, and never zero`() throws {
    let mapping = try Fixture.mapping(
      score: "benchmark = \"quiz\"\ncolumn = \"s\"\nunit = \"percent\"\n[[scores]]\n"
        + "benchmark = \"part\"\ncolumn = \"t\"\nunit = \"percent\"\n")
    let outcome = try Fixture.run(
      "m,s,t\nexample/Alpha,N/A,3\nexample/Beta,,-\nexample/Gamma,5\n", [mapping])
    #expect(Self.results(outcome) == ["part example/Alpha 3", "quiz example/Gamma 5"])
    #expect(outcome.rejected.map { "\($0.line) \($0.reason.message)" } == ["3 It has no score."])
  }

  @Test func `a mean of groups weighs groups alike and lacks nothing`() throws {
    let mapping = try Fixture.mapping(
      whole: """
        title = "Board"
        source = "board"
        format = "csv"
        model = "m"
        kind = "independent"
        [groups]
        One = ["a"]
        Three = ["b", "c", "d"]
        [[scores]]
        benchmark = "quiz"
        mean = ["One", "Three"]
        unit = "percent"
        decimals = 2
        """)
    let outcome = try Fixture.run(
      "m,a,b,c,d\nexample/Alpha,90,10,20,30.05\nexample/Beta,90,10,20,\n", [mapping])
    // (90 + (10 + 20 + 30.05) / 3) / 2 = 55.0083…; the mean of the four columns would be 37.51.
    #expect(Self.results(outcome) == ["quiz example/Alpha 55.01"])
    #expect(outcome.rejected.map(\.line) == [3])
  }

  @Test func `names come from results of the same source, ids and aliases, and else are listed`()
    throws
  {
    let mapping = try Fixture.mapping(
      score: "benchmark = \"duel\"\ncolumn = \"s\"\nunit = \"points\"\n", "mode_in_name = true")
    let outcome = try Fixture.run(
      """
      m,s
      beta-think,1100
      alpha (FC),900
      example/Gamma,800
      Gamma,700
      gamma (FC),600
      example/Beta (),500
      """, [mapping])
    #expect(
      Self.results(outcome) == [
        "duel example/Alpha 900 mode \"FC\" label \"alpha (FC)\"",
        "duel example/Beta 1100 mode \"thinking\" label \"beta-think\"",
        "duel example/Gamma 800",
      ])
    #expect(
      outcome.unknown.map { "\($0.line) \($0.name)" } == [
        "5 Gamma", "6 gamma (FC)", "7 example/Beta ()",
      ])
    #expect(outcome.summary == "6 rows: 3 facts, 3 with unknown names listed, 0 rejected.")
  }

  @Test func `names of another source settle nothing`() throws {
    let mapping = try Fixture.mapping(
      whole:
        "title = \"B\"\nsource = \"other\"\nformat = \"csv\"\nmodel = \"m\"\nkind = \"vendor\"\n"
        + "[[scores]]\nbenchmark = \"duel\"\ncolumn = \"s\"\nunit = \"points\"\n")
    let outcome = try Fixture.run("m,s\nbeta-think,1100\n", [mapping])
    #expect(outcome.unknown.map(\.name) == ["beta-think"])
  }

  @Test func `of one model at several precisions the first of the mapping counts`() throws {
    let mapping = try Fixture.mapping(
      "[variant]\ncolumn = \"precision\"\nkeep = [\"bfloat16\", \"float16\"]")
    let text = """
      m,precision,s
      example/Alpha,4bit,30
      example/Alpha,float16,31
      example/Alpha,bfloat16,32
      example/Beta,float16,41
      example/Gamma,float16,50
      example/Gamma,float16,51
      """
    let outcome = try Fixture.run(text, [mapping])
    #expect(
      Self.results(outcome) == [
        "quiz example/Alpha 32", "quiz example/Beta 41", "quiz example/Gamma 50",
      ])
    #expect(
      outcome.rejected.map { "\($0.line) \($0.reason.message)" } == [
        "2 Line 4 is the row about this model that counts, with 'bfloat16'.",
        "3 Line 4 is the row about this model that counts, with 'bfloat16'.",
        "7 Line 6 is the row about this model that counts, with 'float16'.",
      ])
    let reversed = text.split(separator: "\n")
    let backward = ([reversed[0]] + reversed.dropFirst().reversed()).joined(separator: "\n")
    let other = try Fixture.run(backward, [mapping])
    #expect(Self.results(other).prefix(2) == Self.results(outcome).prefix(2))
  }

  @Test func `of several runs of one model the latest counts`() throws {
    let outcome = try Fixture.run(
      "m,s,d\nexample/Alpha,10,2026-01-01\nexample/Alpha,20,2026-03-01\n"
        + "example/Alpha,30,2026-02-01\n", [Fixture.mapping("date = \"d\"")])
    #expect(Self.results(outcome) == ["quiz example/Alpha 20 date \"2026-03-01\""])
    #expect(outcome.rejected.map(\.line) == [2, 4])
  }

  @Test func `a score under an alias gives way to one under the id`() throws {
    let outcome = try Fixture.run(
      "m,s\ncopy/Alpha,10\nexample/Alpha,20\n", [Fixture.mapping()])
    #expect(Self.results(outcome) == ["quiz example/Alpha 20"])
    #expect(
      outcome.rejected.map(\.reason.message) == ["Line 3 is the row about this model that counts."])
  }

  @Test func `a date comes from its column, else from the user, else there is none`() throws {
    let mapping = try Fixture.mapping("date = \"d\"")
    let text =
      "m,s,d\nexample/Alpha,1,2026-02-03T10:00:00Z\nexample/Beta,2,N/A\nexample/Gamma,3,soon\n"
    let outcome = try Fixture.run(text, [mapping], date: CalendarDate("2026-03-01"))
    #expect(
      Self.results(outcome) == [
        "quiz example/Alpha 1 date \"2026-02-03\"", "quiz example/Beta 2 date \"2026-03-01\"",
      ])
    #expect(outcome.facts.allSatisfy { $0.evidence.asOf == CalendarDate("2026-03-01") })
    #expect(outcome.rejected.map(\.reason.message) == ["'soon' in column 'd' is no date."])
    let none = try Fixture.run("m,s,d\nexample/Alpha,1,\n", [mapping])
    #expect(Self.results(none) == ["quiz example/Alpha 1"])
  }

  @Test func `the only mapping that fits is found, whatever else there is`() throws {
    let fitting = try Fixture.mapping()
    let other = try Fixture.mapping(
      score: "benchmark = \"quiz\"\ncolumn = \"other\"\nunit = \"percent\"\n")
    let input = ImportInput(
      bytes: Array("m,s\nexample/Alpha,1\n".utf8), name: "x.csv", mappings: [other, fitting])
    #expect(try LeaderboardImporter.mapping(of: input) == fitting)
  }

  @Test
  func `the name of the file decides between mappings with the same columns, or nothing does`()
    throws
  {
    func mapping(_ name: String) throws -> LeaderboardMapping {
      try Fixture.mapping(
        whole: "title = \"B\"\nsource = \"board\"\nformat = \"csv\"\nmodel = \"m\"\n"
          + "kind = \"vendor\"\nfiles = [\"\(name).csv\"]\n[[scores]]\nbenchmark = \"quiz\"\n"
          + "column = \"s\"\nunit = \"percent\"\n", name: name)
    }
    let both = [try mapping("a"), try mapping("b")]
    func chosen(_ name: String) throws(ImportProblem) -> String {
      try LeaderboardImporter.mapping(
        of: ImportInput(bytes: Array("m,s\nx,1\n".utf8), name: name, mappings: both)
      ).name
    }
    #expect(try chosen("b.csv") == "b")
    #expect(throws: ImportProblem.severalMappings(name: "c.csv", ["a", "b"])) {
      try chosen("c.csv")
    }
  }

  @Test func `what cannot be read says why and gives nothing`() throws {
    let mapping = try Fixture.mapping()
    func problem(
      _ text: String, _ mappings: [LeaderboardMapping]
    ) -> ImportProblem? {
      do throws(ImportProblem) {
        _ = try Fixture.run(text, mappings)
        return nil
      } catch {
        return error
      }
    }
    #expect(
      problem("m,t\nx,1\n", [mapping])
        == .missingColumn("s", name: "board.csv", mapping: "board", nearest: "m"))
    #expect(
      problem("m,t\nx,1\n", [mapping, mapping])
        == .noMapping(name: "board.csv", ["board", "board"]))
    #expect(problem("m,s\n", [mapping]) == .empty(name: "board.csv"))
    #expect(
      problem("m,s,s\nx,1,2\n", [mapping]) == .notATable(name: "board.csv", .repeatedColumn("s")))
    #expect(
      problem("m,s\n\"x,1\n", [mapping, mapping])
        == .notATable(name: "board.csv", .unclosedQuote(line: 2)))
    let unknown = try Fixture.mapping(
      score: "benchmark = \"quix\"\ncolumn = \"s\"\nunit = \"percent\"\n")
    #expect(
      problem("m,s\nx,1\n", [unknown])
        == .unknownBenchmark("quix", mapping: "board", nearest: "quiz"))
    let edition = try Fixture.mapping(
      score: "benchmark = \"quiz\"\nedition = \"v3\"\ncolumn = \"s\"\nunit = \"percent\"\n")
    #expect(
      problem("m,s\nx,1\n", [edition])
        == .otherEdition(benchmark: "quiz", wanted: "v3", held: "v2", mapping: "board"))
  }

  @Test func `importing again changes no byte, and the facts read back`() throws {
    let text = "m,s\nexample/Alpha,41.25%\nnobody,1\nexample/Beta,x\n"
    let first = try Fixture.run(text, [Fixture.mapping()])
    let again = try Fixture.run(text, [Fixture.mapping()])
    #expect(first.files == again.files)
    let reading = CatalogReader.read(Fixture.catalogFiles + first.files)
    #expect(reading.diagnostics == [])
    #expect(reading.imports == first.facts)
  }

  @Test func `text from a row comes out without control characters`() throws {
    let outcome = try Fixture.run(
      "m,s\n\"evil\u{1B}[31m\",1\nexample/Alpha,\u{1B}x\n",
      [
        Fixture.mapping()
      ])
    #expect(outcome.unknown.map(\.name) == ["evil[31m"])
    #expect(outcome.rejected.map(\.text) == ["example/Alpha,x"])
  }
}
