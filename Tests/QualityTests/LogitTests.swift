import Foundation
import Testing

@testable import Quality

@Suite struct LogitTests {
  @Test func `a perfect and an empty result stay numbers`() {
    #expect(logit(ofShare: 1) == logit(ofShare: 0.995))
    #expect(abs(logit(ofShare: 0) + logit(ofShare: 1)) < 1e-12)
    #expect(logit(ofShare: 0.5) == 0)
  }

  @Test func `a share comes back from its logit`() {
    for share in stride(from: 0.005, through: 0.995, by: 0.01) {
      #expect(isNear(Quality.share(ofLogit: logit(ofShare: share)), share, within: 1e-12))
    }
    for logit in [-40.0, -5, -0.1, 0, 0.1, 5, 40] {
      #expect(
        isNear(Quality.share(ofLogit: logit), 1 / (1 + exp(-logit)), within: 1e-12), "\(logit)")
    }
    #expect(Quality.share(ofLogit: -1e9) >= 0 && Quality.share(ofLogit: 1e9) <= 1)
  }

  @Test func `an unsure logit means a share nearer to one half`() {
    #expect(meanShare(ofLogit: 2, variance: 0) == Quality.share(ofLogit: 2))
    #expect(meanShare(ofLogit: 2, variance: 4) < Quality.share(ofLogit: 2))
    #expect(meanShare(ofLogit: -2, variance: 4) > Quality.share(ofLogit: -2))
    #expect(meanShare(ofLogit: 0, variance: 4) == 0.5)
  }
}
