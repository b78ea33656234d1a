import Catalog
import Testing

@testable import Quality

/// Use cases with a scale of their own: 3 % errors count 90 points, 25 % count 20.
@Suite struct DeclaredScaleTests {
  private var fixture: Fixture {
    var fixture = Fixture()
    fixture.benchmark("slips", better: "down")
    fixture.baskets.append(
      Record(
        kind: .basket, id: "faithful",
        identity: [.init("name", .text("Faithful")), .init("floor", .number(3))],
        lists: [
          Record.List(
            name: "items",
            rows: ["independent", "vendor"].map { kind in
              Row(
                values: [
                  .init("benchmark", .text("slips")), .init("evidence", .text(kind)),
                  .init("scores", .numbers([3, 25])), .init("points", .numbers([90, 20])),
                  .init("spread", .number(4)),
                ], evidence: nil)
            })
        ]))
    return fixture
  }

  @Test func `points lie on the declared line, with the spread and the floor as error`() throws {
    var fixture = fixture
    fixture.result("one", "slips", 14)
    let quality = try fixture.quality("one", "faithful")
    #expect(isNear(quality.points, 55))
    #expect(isNear(quality.standardError, 5))
    #expect(quality.marks == [.declaredScale, .oneResult])
  }

  @Test func `claims count only where nobody independent speaks`() throws {
    var fixture = fixture
    fixture.result("one", "slips", 3, kind: "vendor")
    #expect(isNear(try fixture.quality("one", "faithful").standardError, 7))
    fixture.result("one", "slips", 25)
    #expect(isNear(try fixture.quality("one", "faithful").points, 20))
  }

  @Test func `without a result of its own nothing is known`() throws {
    var fixture = fixture
    fixture.benchmark("exam")
    fixture.result("one", "exam", 60)
    #expect(try fixture.quality("one", "faithful").value == .missing(.nothingOfUse))
  }
}
