internal import CModeration

/// The texts this program was built with.
enum BundledText {
  /// Phrase tables by name.
  static var phrases: [String: String] { texts(weigh_phrases()) }

  /// The files of the battery by name.
  static var battery: [String: String] { texts(weigh_battery()) }

  /// What a judge is asked.
  static var judge: String { text(weigh_judge()) }

  private static func texts(_ list: UnsafePointer<weigh_text>) -> [String: String] {
    var texts: [String: String] = [:]
    var entry = list
    while let name = entry.pointee.name {
      texts[String(cString: name)] = text(entry.pointee)
      entry += 1
    }
    return texts
  }

  private static func text(_ entry: weigh_text) -> String {
    String(decoding: UnsafeBufferPointer(start: entry.bytes, count: entry.count), as: UTF8.self)
  }
}
