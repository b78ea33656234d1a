import Columns
import Testing

@Suite struct RuleSetsTests {
  /// All nine pairs of verdicts, one in each row: true, false, and not known.
  static let verdicts: [Bool?] = [true, false, nil]
  static let pairs = verdicts.flatMap { left in verdicts.map { (left, $0) } }

  private func sets(_ verdicts: [Bool?]) -> RuleSets {
    RuleSets(
      pass: BitSet(count: verdicts.count, rows: verdicts.indices.filter { verdicts[$0] == true }),
      unknown: BitSet(count: verdicts.count, rows: verdicts.indices.filter { verdicts[$0] == nil }))
  }

  @Test func `rules combine as Kleene's logic says`() {
    var all = sets(Self.pairs.map(\.0))
    all.formAll(sets(Self.pairs.map(\.1)))
    #expect(
      all
        == sets(
          Self.pairs.map { left, right in
            left == false || right == false ? false : left == nil || right == nil ? nil : true
          }))
    var any = sets(Self.pairs.map(\.0))
    any.formAny(sets(Self.pairs.map(\.1)))
    #expect(
      any
        == sets(
          Self.pairs.map { left, right in
            left == true || right == true ? true : left == nil || right == nil ? nil : false
          }))
    var not = sets(Self.verdicts)
    not.formNot()
    #expect(not == sets([false, true, nil]))
  }
}
