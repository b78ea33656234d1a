internal import Catalog

/// The name of a device as a person typed it, with the ways to read it.
struct TypedDevice {
  /// The text as typed.
  let text: String
  /// The text as an id: `m4-max`.
  let id: String
  /// The text as a name; `nil` where no word tells anything.
  let plain: Reading?
  /// The text as a name with a memory behind it: `m4 max 64`; `nil` where it ends otherwise.
  let withMemory: Reading?

  /// One way to read the text.
  struct Reading {
    let words: [String]
    let memoryGiB: Double?
  }

  /// Words of computers that hold a chip and tell nothing about it.
  private static let computers: Set<String> = ["mac", "macbook", "imac", "studio", "mini", "air"]

  /// Reads a text.
  init(_ text: String) {
    self.text = text
    id = text.lowercased().split { !($0.isLetter || $0.isNumber) }.joined(separator: "-")
    var tokens = DeviceName.tokens(text)
    if let place = tokens.firstIndex(where: Self.computers.contains) {
      // The name of a computer ends before the name of its chip: `macbook pro m4 max`.
      let isPro = tokens.dropFirst(place + 1).first == "pro"
      if isPro, tokens[place] == "mac" || tokens[place] == "macbook" {
        tokens.remove(at: place + 1)
      }
      tokens.removeAll(where: Self.computers.contains)
    }
    let name = DeviceName(tokens: tokens)
    plain = name.words.isEmpty ? nil : Reading(words: name.words, memoryGiB: name.memoryGiB)
    var words = name.words
    let unit = words.last
    if unit == "g" || unit == "t" { words.removeLast() }
    guard name.memoryGiB == nil, let last = words.popLast(), let memory = Double(last),
      !words.isEmpty
    else {
      withMemory = nil
      return
    }
    withMemory = Reading(words: words, memoryGiB: unit == "t" ? memory * 1024 : memory)
  }
}

extension PresetTable {
  /// The devices a person may mean by these words: those called so, else those whose name ends so,
  /// else those whose name begins so.
  func typed(_ words: [String]) -> [Preset] {
    let key = words.joined()
    let exact = all.filter { $0.typedNames.contains { $0.key == key } }
    if !exact.isEmpty { return exact }
    // A part of a name needs a number to tell products apart; a server is named in full.
    guard key.count >= 3, key.contains(where: \.isNumber) else { return [] }
    let parts = all.filter { $0.unit == nil }
    let ending = parts.filter { $0.typedNames.contains { $0.words.ends(with: words) } }
    if !ending.isEmpty { return ending }
    return parts.filter { part in
      part.typedNames.contains { name in
        name.words.starts(with: words)
          && !Self.makesAnother(name.words.dropFirst(words.count).first)
      }
    }
  }

  /// Whether a word behind a name makes it another product.
  private static func makesAnother(_ word: String?) -> Bool {
    guard let word else { return false }
    return word.count == 1
      || ["ti", "super", "xt", "xtx", "gre", "pro", "max", "ultra", "laptop"].contains(word)
  }

  /// The devices with names in which every word of a text begins a word: `rtx 40`.
  public func search(_ text: String) -> [Preset] {
    let wanted = DeviceName.tokens(text)
    guard !wanted.isEmpty else { return all }
    return all.filter { preset in
      preset.typedNames.contains { name in
        let words = name.words + DeviceName.tokens(preset.maker)
        return wanted.allSatisfy { word in words.contains { $0.hasPrefix(word) } }
      }
    }
  }

  /// Devices with the longest word of a text in their names, at most six.
  func alike(_ text: String) -> [String] {
    let words = DeviceName(text).words.filter { $0.count > 1 }
    guard let longest = words.max(by: { $0.count < $1.count }) else { return [] }
    let ids = all.filter { $0.typedNames.contains { $0.words.contains(longest) } }.map(\.id)
    return Array(ids.prefix(6))
  }
}

extension [String] {
  /// Whether the last of these words are those.
  fileprivate func ends(with words: [String]) -> Bool {
    count > words.count && suffix(words.count).elementsEqual(words)
  }
}
