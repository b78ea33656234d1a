public import Cells

/// Where an action works.
public enum Place: String, CaseIterable, Hashable, Sendable {
  case needs, rank, detail, excluded, compare, weights, probe, decide

  /// Every list a cursor moves in.
  static let lists = Set(allCases)
  /// Lists that can be narrowed to what holds some letters.
  static let filtered: Set<Place> = [.needs, .rank, .excluded, .detail]
  /// Everywhere.
  static let everywhere = Set(allCases)

  /// The name it is called by.
  public var name: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
}

/// One row of the key table: what a key does, where, and in which words.
public struct ActionSpec: Sendable {
  /// The action.
  public let action: Action
  /// The keys, the one shown in hints first; none for what only the palette offers.
  public let keys: [Key]
  /// Where it works.
  public let places: Set<Place>
  /// The words of the hint line.
  public let label: String
  /// What it does, in a sentence.
  public let help: String
  /// The keys as printed, where a list of them reads better.
  let keyText: String?
  /// The keys of the hint line, where more than the first belong there.
  let hintText: String?
  /// How early the hint line takes it; 0 never.
  let hintPriority: Int

  init(
    _ action: Action, _ keys: [Key], _ places: Set<Place>, _ label: String, hint: Int = 0,
    hintText: String? = nil, keyText: String? = nil, _ help: String
  ) {
    self.action = action
    self.keys = keys
    self.places = places
    self.label = label
    self.help = help
    self.keyText = keyText
    self.hintText = hintText
    hintPriority = hint
  }

  /// The same keys in other words of the hint line, for a state in which they mean something narrower.
  func hinted(_ label: String, _ priority: Int) -> ActionSpec {
    ActionSpec(
      action, keys, places, label, hint: priority, hintText: hintText, keyText: keyText, help)
  }

  /// The keys as printed.
  public func keyNames(in glyphs: GlyphSet = .unicode) -> String {
    keyText.map(glyphs.spelled) ?? keys.map { $0.name(in: glyphs) }.joined(separator: " ")
  }

  /// The names of the places it works in.
  public var placeNames: String {
    if places == Place.everywhere { return "everywhere" }
    return Place.allCases.filter(places.contains).map(\.name).joined(separator: ", ")
  }

  /// The keys as the hint line prints them.
  func hintKeys(in glyphs: GlyphSet) -> String {
    hintText ?? keys.first.map { $0.name(in: glyphs) } ?? ""
  }
}
