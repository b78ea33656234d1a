/// Finds questions that share a run of words with texts of others.
///
/// **Shape** eight words in a row, or fourteen characters in Chinese, Japanese and Korean; letters
/// and digits alone count.
public struct BatteryOverlap: Sendable {
  private var runs: Set<String> = []

  /// Knows no text of others yet.
  public init() {}

  /// Adds a text of others.
  public mutating func add(_ text: String) {
    for run in Self.runs(of: text) { runs.insert(run) }
  }

  /// The items that share a run with one of the texts.
  public func items(of battery: Battery) -> [BatteryItem] {
    battery.items.filter { item in Self.runs(of: item.text).contains(where: runs.contains) }
  }

  private static func runs(of text: String) -> [String] {
    let normal = NormalText.normalized(text)
    let dense = normal.unicodeScalars.filter { $0.properties.isAlphabetic }
    let scripts = ScriptShares(normal)
    let denseCount = scripts.count(.han) + scripts.count(.kana) + scripts.count(.hangul)
    if denseCount * 3 > scripts.letters {
      let letters = Array(dense)
      return windows(letters.count, 14).map { String(String.UnicodeScalarView(letters[$0])) }
    }
    let words = normal.split { !($0.isLetter || $0.isNumber) }.map(String.init)
    return windows(words.count, 8).map { words[$0].joined(separator: " ") }
  }

  /// All runs of a length; a text that is shorter is one run itself.
  private static func windows(_ count: Int, _ length: Int) -> [Range<Int>] {
    guard count > length else { return count == 0 ? [] : [0..<count] }
    return (0...(count - length)).map { $0..<($0 + length) }
  }
}
