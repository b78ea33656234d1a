import Testing

@testable import Records

/// Three lists and more.
@Suite struct ListSurveyTests {
  private static func files() throws -> [RankingFile] {
    try [(90.0, 10.0), (85, 15), (5, 95)].map { price, context in
      try ListFixture.file {
        $0.weights = (price: price, context: context)
        $0.length = 2
      }
    }
  }

  @Test func `who is first for how many is counted list by list`() throws {
    let survey = ListSurvey(try Self.files())
    #expect(survey.rankedByAll == 5)
    #expect(survey.first.map(\.count).reduce(0, +) == 3)
    #expect(survey.first.first?.count == 2)
    #expect(survey.first.first?.id == "example/m1")
    #expect(survey.first.last?.id == "example/m4")
  }

  @Test func `the front holds what no other beats in every list`() throws {
    let survey = ListSurvey(try Self.files())
    let ids = Set(survey.front.map(\.id))
    #expect(ids.isSuperset(of: survey.first.map(\.id)))
    for scored in survey.front {
      for other in survey.front where other.id != scored.id {
        let isNowhereLower = zip(other.scores, scored.scores).allSatisfy { $0 >= $1 }
        #expect(!isNowhereLower || other.scores == scored.scores)
      }
    }
  }

  @Test func `overlap is one with itself and the same both ways`() throws {
    let survey = ListSurvey(try Self.files())
    for row in survey.overlaps.indices {
      #expect(abs((survey.overlaps[row][row] ?? 0) - 1) < 1e-12)
      for column in survey.overlaps.indices {
        #expect(
          abs((survey.overlaps[row][column] ?? 0) - (survey.overlaps[column][row] ?? 1)) < 1e-12)
      }
    }
  }

  @Test func `equal lists do not differ and an empty one has no overlap`() throws {
    let file = try ListFixture().file()
    #expect(!ListSurvey([file, file, file]).differs)
    let empty = try ListFixture.file { $0.contextFloor = 9_999_999 }
    #expect(ListSurvey([file, empty]).overlaps[0][1] == nil)
    #expect(Agreement(Pair([], ["x"])).tauB == nil)
  }
}
