internal import Catalog

/// A set of questions that does not change once it is published.
public struct Battery: Sendable {
  /// `weigh`, or the name a team gave theirs.
  public let id: String
  /// Its version; a change makes a new one.
  public let version: String
  /// SHA-256 of all its files.
  public let hash: String
  /// Its questions, by content and then by language.
  public let items: [BatteryItem]

  /// The battery this program was built with.
  public static let bundled: Result<Battery, BatteryProblem> = Result {
    () throws(BatteryProblem) -> Battery in
    try Battery(id: "weigh", sources: BundledText.battery)
  }

  /// Reads a battery, from files by name without ending: `contents`, and one for each language.
  ///
  /// **Errors** a file that is no TOML, lacks a key, or asks about what `contents` does not list.
  public init(id: String, sources: [String: String]) throws(BatteryProblem) {
    let ordered = sources.sorted { $0.key.precedesByBytes($1.key) }
    guard let listed = sources["contents"] else {
      throw BatteryProblem(file: "contents", line: 1, fault: .noContents)
    }
    let contents = try BatteryContents(listed)
    var items: [BatteryItem] = []
    for (name, text) in ordered where name != "contents" {
      items += try BatteryReader(file: name, text: text).items(of: contents)
    }
    var seen: Set<String> = []
    for item in items where !seen.insert(item.id).inserted {
      throw BatteryProblem(file: item.language, line: 1, fault: .repeatedItem(item.id))
    }
    self.id = id
    version = contents.version
    hash = SHA256.hex(ordered.map { "\($0.key)\n\($0.value)" }.joined(separator: "\n"))
    self.items = items
  }

  /// The questions a run asked, as it kept them: a later battery may ask others.
  public init(id: String, version: String, hash: String, items: [BatteryItem]) {
    self.id = id
    self.version = version
    self.hash = hash
    self.items = items
  }

  /// Languages it asks in, in byte order.
  public var languages: [String] {
    Set(items.map(\.language)).sorted { $0.precedesByBytes($1) }
  }

  /// The item with an id; `nil` for none.
  public subscript(id: String) -> BatteryItem? { items.first { $0.id == id } }

  /// The languages of the two smaller halves of the quick tier; a third one is chosen.
  public static let quickLanguages = ["en", "zh"]

  /// The questions of a tier, in the order of the battery.
  ///
  /// **Shape** `languages` are those asked, in the quick tier its third one; none asks all there
  /// are, in the quick tier German beside English and Chinese.
  public func items(of tier: BatteryTier, languages: [String] = []) -> [BatteryItem] {
    let asked: Set<String>
    if tier == .quick {
      let third = languages.first { !Self.quickLanguages.contains($0) } ?? "de"
      asked = Set(Self.quickLanguages + [third])
    } else {
      asked = Set(languages.isEmpty ? self.languages : languages)
    }
    return items.filter { $0.tiers.contains(tier) && asked.contains($0.language) }
  }

  /// Languages a tier can ask in.
  public func languages(of tier: BatteryTier) -> [String] {
    Set(items.lazy.filter { $0.tiers.contains(tier) }.map(\.language))
      .sorted { $0.precedesByBytes($1) }
  }
}
