import Columns
import Testing

@Suite struct BitSetTests {
  @Test(arguments: [0, 1, 63, 64, 65, 1000])
  func `a filled set holds every row and no other`(_ count: Int) {
    let all = BitSet(count: count, filled: true)
    #expect(all.population == count)
    var rows: [Int] = []
    all.forEach { rows.append($0) }
    #expect(rows == Array(0..<count))
  }

  @Test func `sets combine row by row`() {
    var evens = BitSet(count: 100)
    var thirds = BitSet(count: 100)
    for row in 0..<100 {
      evens[row] = row % 2 == 0
      thirds[row] = row % 3 == 0
    }
    var both = evens
    both.formIntersection(thirds)
    var either = evens
    either.formUnion(thirds)
    var rest = evens
    rest.subtract(thirds)
    for row in 0..<100 {
      #expect(both[row] == (row % 6 == 0))
      #expect(either[row] == (row % 2 == 0 || row % 3 == 0))
      #expect(rest[row] == (row % 2 == 0 && row % 3 != 0))
    }
  }

  @Test(arguments: [0, 1, 63, 64, 65, 200])
  func `the complement holds the other rows and nothing past the last`(_ count: Int) {
    var set = BitSet(count: count, rows: stride(from: 0, to: count, by: 3))
    let before = set.rows
    set.formComplement()
    #expect(set.rows == (0..<count).filter { $0 % 3 != 0 })
    #expect(set.isDisjoint(with: BitSet(count: count, rows: before)))
    #expect(set.population + before.count == count)
  }

  @Test func `words that are too many or too few are made to fit`() {
    #expect(BitSet(count: 3, words: [.max, 1]) == BitSet(count: 3, filled: true))
    #expect(BitSet(count: 70, words: [1]).rows == [0])
    #expect(BitSet(count: 70, words: [1]).words.count == 2)
  }

  @Test func `sets know their first row and what they contain`() {
    let few = BitSet(count: 200, rows: [150, 70])
    #expect(few.first == 70)
    #expect(BitSet(count: 200).first == nil)
    #expect(BitSet(count: 200).isEmpty)
    #expect(!few.isEmpty)
    #expect(few.isSubset(of: BitSet(count: 200, rows: [70, 71, 150])))
    #expect(!few.isSubset(of: BitSet(count: 200, rows: [70, 71])))
  }
}
