internal import Catalog
internal import Decision
internal import Fit

/// The machines of a scenario as a person names them: presets, with a count where there are several.
struct Hardware {
  /// Why a name is no machine.
  enum Refusal: Error, CustomStringConvertible {
    case noCount(String)
    case noPreset(String)

    var description: String {
      switch self {
      case .noCount(let text):
        return "\(text.quotedForMessage) is no count of machines; type a whole number from 1 to 64."
      case .noPreset(let text):
        return "There is no preset \(text.quotedForMessage)."
          + Spelling.suggestion(for: text, in: Preset.all.map(\.id)) + " ? lists them."
      }
    }
  }

  private let devices: [[String: FactValue]]

  init(_ devices: [[String: FactValue]]) { self.devices = devices }

  /// The machines in words.
  var words: String {
    devices.isEmpty
      ? "none declared"
      : Wording.list(
        devices.map { device in
          let name = device["preset"]?.text ?? device["name"]?.text ?? device["id"]?.text ?? "?"
          let count = device["count"]?.integer ?? 1
          return count == 1 ? name : "\(count) \(name)"
        })
  }

  /// Reads a preset; the first machine is replaced and keeps its id, which needs may name.
  static func read(_ text: String, instead devices: [[String: FactValue]]) throws
    -> [[String: FactValue]]
  {
    var words = text.lowercased().split { $0 == " " || $0 == "×" }.map(String.init)
      .filter { $0 != "x" }
    var count: Int64 = 1
    if words.count > 1, let number = Int64(words[0]) {
      guard (1...64).contains(number) else { throw Refusal.noCount(words[0]) }
      count = number
      words.removeFirst()
    }
    let name = words.joined(separator: "-")
    guard Preset.named(name) != nil else { throw Refusal.noPreset(name) }
    var device: [String: FactValue] = [
      "id": devices.first?["id"] ?? .text("machine"), "preset": .text(name),
    ]
    if count > 1 { device["count"] = .integer(count) }
    return [device] + devices.dropFirst()
  }
}
