import Decision
import Testing

@Suite struct TypedNumberTests {
  @Test(arguments: [
    ("20M", 2e7), ("2e7", 2e7), ("20,000,000", 2e7), ("20 million", 2e7), ("20 Mio", 2e7),
    ("20_000_000", 2e7), ("1.5 bn", 1.5e9), ("0.60", 0.6), ("50k", 5e4), ("0", 0), ("-3", -3),
    ("20 000 000", 2e7), ("12,345.5", 12_345.5),
  ])
  func `numbers are read as people type them`(text: String, number: Double) {
    #expect(TypedNumber.read(text) == number)
  }

  @Test(arguments: [
    "", "lots", "0,60", "20 miles", "e7", "1.2.3", "nan", "inf", "20MM", "٣", "0,600", "12345,678",
    "10 20",
    "1e308m", "8 foo 32",
  ])
  func `what is no number is none`(text: String) {
    #expect(TypedNumber.read(text) == nil)
  }

  @Test func `tokens count in powers of two, as vendors print them`() {
    #expect(TypedNumber.readTokens("32k") == 32_768)
    #expect(TypedNumber.readTokens("1M") == 1_048_576)
    #expect(TypedNumber.readTokens("32000") == 32_000)
  }
}
