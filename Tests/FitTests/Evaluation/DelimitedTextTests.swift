import Testing

@testable import Fit

/// Comma-separated text.
struct DelimitedTextTests {
  private func fields(_ text: String) -> [[String]] { DelimitedText(text).rows.map(\.fields) }

  @Test func `fields lie between commas, and quotes hold commas, breaks and quotes`() {
    #expect(fields("a,b\nc,\"d, e\"\n") == [["a", "b"], ["c", "d, e"]])
    #expect(
      fields("a,\"say \"\"x\"\"\",\"two\nlines\"\r\nb,,") == [
        ["a", "say \"x\"", "two\nlines"], ["b", "", ""],
      ])
    #expect(fields("\u{FEFF}hardware\n\n\nx") == [["hardware"], ["x"]])
    #expect(fields("").isEmpty)
  }

  @Test func `quotes that do not close break one row only`() {
    let rows = DelimitedText("a,b\n\"x,1\ny,2\n\"z\"w,3\nv,4").rows
    #expect(rows.map(\.isBroken) == [false, true, false, true, false])
    #expect(rows[2].fields == ["y", "2"])
    #expect(rows[4].fields == ["v", "4"])
  }
}
