/// The score of a term in a name by trying every way, for comparison with the quick one.
struct SlowScore {
  let name: [Character]
  let term: [Character]

  var best: Int? { places(from: 0, term[...]).map(score(of:)).max() }

  func score(of positions: [Int]) -> Int {
    var sum = 0
    var runBonus = 0
    for (row, place) in positions.enumerated() {
      let bonus = bonus(at: place)
      sum += 16
      if row == 0 {
        sum += 2 * bonus
        runBonus = bonus
      } else if place == positions[row - 1] + 1 {
        if bonus >= 8, bonus > runBonus { runBonus = bonus }
        sum += max(bonus, 4, runBonus)
      } else {
        sum += bonus - 3 - (place - positions[row - 1] - 2)
        runBonus = bonus
      }
    }
    return sum
  }

  private func places(from start: Int, _ rest: ArraySlice<Character>) -> [[Int]] {
    guard let first = rest.first else { return [[]] }
    return name.indices.dropFirst(start).filter { name[$0].lowercased() == String(first) }
      .flatMap { place in
        places(from: place + 1, rest.dropFirst()).map { [place] + $0 }
      }
  }

  private func bonus(at place: Int) -> Int {
    let character = name[place]
    let former = place == 0 ? " " : name[place - 1]
    if character == " " { return 10 }
    if !character.isLetter && !character.isNumber { return 8 }
    if former == " " { return 10 }
    if former == "/" { return 9 }
    if former == "-" { return 8 }
    if former.isLowercase && character.isUppercase { return 7 }
    return !former.isNumber && character.isNumber ? 7 : 0
  }
}
