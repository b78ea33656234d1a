internal import Catalog

/// The order in which the questions of a run are asked.
///
/// **Shape** control questions first; behind them every beginning holds of each category and each
/// language its share, within two questions, so that a run that is cut off stays balanced. The same
/// seed gives the same order on every machine.
public enum AskingOrder {
  /// Orders questions.
  public static func order(_ items: [BatteryItem], seed: UInt64) -> [BatteryItem] {
    let controls = items.filter { $0.category == .control }
    return shuffled(controls, seed) + interleaved(items.filter { $0.category != .control }, seed)
  }

  /// Always takes the next question from the category and language that lag most, together.
  private static func interleaved(_ items: [BatteryItem], _ seed: UInt64) -> [BatteryItem] {
    var cells: [Cell: [BatteryItem]] = [:]
    for item in shuffled(items, seed).reversed() { cells[Cell(item), default: []].append(item) }
    let categories = Dictionary(grouping: items, by: \.category).mapValues(\.count)
    let languages = Dictionary(grouping: items, by: \.language).mapValues(\.count)
    let keys = cells.keys.sorted {
      rank("\($0.category.rawValue) \($0.language)", seed)
        .precedesByBytes(rank("\($1.category.rawValue) \($1.language)", seed))
    }
    var asked: (categories: [ItemCategory: Int], languages: [String: Int]) = ([:], [:])
    var order: [BatteryItem] = []
    for step in 1...max(1, items.count) where !items.isEmpty {
      /// How many questions behind their share, times the number of all questions.
      func deficit(_ cell: Cell) -> Int {
        let category =
          step * (categories[cell.category] ?? 0)
          - items.count * (asked.categories[cell.category] ?? 0)
        let language =
          step * (languages[cell.language] ?? 0)
          - items.count * (asked.languages[cell.language] ?? 0)
        return category + language
      }
      var best: (cell: Cell, deficit: Int)?
      for cell in keys where cells[cell]?.isEmpty == false {
        let lag = deficit(cell)
        if best.map({ lag > $0.deficit }) ?? true { best = (cell, lag) }
      }
      guard let cell = best?.cell, let item = cells[cell]?.popLast() else { break }
      order.append(item)
      asked.categories[cell.category, default: 0] += 1
      asked.languages[cell.language, default: 0] += 1
    }
    return order
  }

  private struct Cell: Hashable {
    let category: ItemCategory
    let language: String

    init(_ item: BatteryItem) {
      category = item.category
      language = item.language
    }
  }

  private static func shuffled(_ items: [BatteryItem], _ seed: UInt64) -> [BatteryItem] {
    items.map { (rank($0.id, seed), $0) }.sorted { $0.0.precedesByBytes($1.0) }.map(\.1)
  }

  private static func rank(_ name: String, _ seed: UInt64) -> String {
    SHA256.hex("\(seed) \(name)")
  }
}
