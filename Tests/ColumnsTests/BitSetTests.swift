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
}
