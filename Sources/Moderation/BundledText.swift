internal import CModeration

/// The texts this program was built with.
enum BundledText {
  /// Phrase tables by name.
  static var phrases: [String: String] { texts(weigh_phrases()) }

  /// The files of the battery by name.
  static var battery: [String: String] { texts(weigh_battery()) }

  private static func texts(_ list: UnsafePointer<weigh_text>) -> [String: String] {
    var texts: [String: String] = [:]
    var entry = list
    while let name = entry.pointee.name {
      texts[String(cString: name)] = String(
        decoding: UnsafeBufferPointer(start: entry.pointee.bytes, count: entry.pointee.count),
        as: UTF8.self)
      entry += 1
    }
    return texts
  }
}
