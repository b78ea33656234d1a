import Quality
import Testing

@Suite struct LogitTests {
  @Test func `a perfect and an empty result stay numbers`() {
    #expect(logit(ofShare: 1) == logit(ofShare: 0.995))
    #expect(abs(logit(ofShare: 0) + logit(ofShare: 1)) < 1e-12)
    #expect(logit(ofShare: 0.5) == 0)
  }
}
