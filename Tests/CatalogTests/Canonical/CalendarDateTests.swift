import Catalog
import Testing

@Suite struct `Calendar dates` {
  @Test func `day numbers and dates turn into each other`() throws {
    for day in stride(from: -719_162, through: 2_932_896, by: 97) {
      let date = try #require(CalendarDate(dayNumber: day))
      #expect(date.dayNumber == day)
    }
    #expect(CalendarDate(dayNumber: 0)?.description == "1970-01-01")
    #expect(CalendarDate(dayNumber: 19_782)?.description == "2024-02-29")
  }

  @Test func `numbers beyond the calendar are no dates`() {
    #expect(CalendarDate(dayNumber: 2_932_897) == nil)
    #expect(CalendarDate(dayNumber: -719_163) == nil)
    #expect(CalendarDate(dayNumber: .max) == nil)
  }

  @Test(arguments: ["2025-12-01", "2025-12", "0001-01-01", "9999-12-31", "2024-02-29"])
  func `what is a date reads back as written`(text: String) {
    #expect(CalendarDate(text)?.description == text)
  }

  @Test(arguments: [
    "2025", "2025-13", "2025-02-29", "25-01-01", "2025-1-1", "", "+025-01", "2025-12-",
  ])
  func `what is no date is refused`(text: String) {
    #expect(CalendarDate(text) == nil)
  }

  @Test func `a month stands for its 15th and before that day`() throws {
    let month = try #require(CalendarDate("2025-08"))
    let day = try #require(CalendarDate("2025-08-15"))
    #expect(month.dayNumber == day.dayNumber)
    #expect(month < day)
    #expect(!(day < month))
  }
}
