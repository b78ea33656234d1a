/// Turns a value of a TOML or JSON document into a fact value of a declared shape.
enum ValueReader {
  /// The value, or what is wrong with it.
  static func read(
    _ value: TOMLValue, as spec: FieldSpec, key: String
  ) -> Result<FactValue, Problem> {
    let shape = spec.shape
    let wrong = Problem(.wrongShape(key: key, wanted: shape, found: value.shapeInWords))
    switch shape {
    case .text, .reference, .country:
      return value.text.map { .success(.text($0)) } ?? .failure(wrong)
    case .word(let words):
      guard let word = value.text else { return .failure(wrong) }
      return unknownWord(word, words, key).map(Result.failure) ?? .success(.text(word))
    case .integer(let range):
      guard let integer = value.integer else { return .failure(wrong) }
      guard range.contains(integer) else {
        return .failure(Problem(.outOfBounds(key: key, wanted: shape, found: String(integer))))
      }
      return .success(.integer(integer))
    case .number(let range):
      guard let number = value.number else { return .failure(wrong) }
      guard range.contains(number) else {
        let found = JSONValue.shortest(number)
        return .failure(Problem(.outOfBounds(key: key, wanted: shape, found: found)))
      }
      return .success(.number(number))
    case .flag:
      return value.flag.map { .success(.flag($0)) } ?? .failure(wrong)
    case .date:
      return value.date.map { .success(.date($0)) } ?? .failure(wrong)
    case .texts, .references, .countries:
      return texts(value).map { .success(.list($0)) } ?? .failure(wrong)
    case .words(let words):
      guard let list = texts(value) else { return .failure(wrong) }
      let problem = list.lazy.compactMap { unknownWord($0, words, key) }.first
      return problem.map(Result.failure) ?? .success(.list(list))
    case .counts:
      return counts(value).map { .success(.counts($0)) } ?? .failure(wrong)
    case .numbers:
      guard let array = value.array else { return .failure(wrong) }
      let numbers = array.compactMap(\.number)
      return numbers.count == array.count ? .success(.numbers(numbers)) : .failure(wrong)
    }
  }

  /// A problem as the failure of a `Result`.
  struct Problem: Error {
    let problem: CatalogProblem
    init(_ problem: CatalogProblem) { self.problem = problem }
  }

  private static func texts(_ value: TOMLValue) -> [String]? {
    guard let array = value.array else { return nil }
    var texts: [String] = []
    texts.reserveCapacity(array.count)
    for item in array {
      guard let text = item.text else { return nil }
      texts.append(text)
    }
    return texts
  }

  private static func counts(_ value: TOMLValue) -> [NamedCount]? {
    guard let table = value.table else { return nil }
    var counts: [NamedCount] = []
    for entry in table.entries {
      guard let count = entry.value.integer else { return nil }
      counts.append(NamedCount(name: entry.key, count: count))
    }
    return counts.sorted { $0.name.precedesByBytes($1.name) }
  }

  private static func unknownWord(_ word: String, _ words: [String], _ key: String) -> Problem? {
    if words.contains(word) { return nil }
    let nearest = Spelling.nearest(word, in: words)
    return Problem(.unknownWord(key: key, word: word, nearest: nearest))
  }
}
