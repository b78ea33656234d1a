internal import Catalog
internal import Moderation

/// One line of replies to be labeled.
struct ReplyLine {
  /// A line that cannot be labeled.
  struct Problem: Error {
    /// What is wrong, in a sentence.
    let message: String
    /// What the line calls itself, as far as that could be read.
    var id: JSONValue?

    /// What stands in the line's place.
    func json(line: Int) -> JSONValue {
      var object: [String: JSONValue] = [
        "error": .object(["line": .integer(Int64(line)), "message": .text(message)])
      ]
      object["id"] = id
      return .object(object)
    }
  }

  let reply: Reply
  private let id: JSONValue?

  /// Reads a line.
  ///
  /// **Shape** a reply that is null is an empty one; of a language tag such as `zh-Hans` the first
  /// part counts.
  init(_ line: InputLines.Line) throws(Problem) {
    guard case .whole(let bytes) = line else {
      throw Problem(message: "The line is longer than \(InputLines.limit >> 20) MiB.")
    }
    let value: JSONValue
    do {
      value = try JSONValue(reading: bytes, keepsUnreadableNumbers: true)
    } catch {
      guard let mended = Self.withoutHalves(bytes),
        let read = try? JSONValue(reading: mended, keepsUnreadableNumbers: true)
      else { throw Problem(message: "The line is no JSON: \(error.message)") }
      value = read
    }
    guard case .object(let row) = value else {
      throw Problem(message: "The line is no JSON object.")
    }
    id = row["id"]
    let fields = Fields(row: row, id: row["id"])
    guard row["response"] != nil else {
      throw Problem(message: "The line has no 'response'.", id: id)
    }
    var reply = Reply(try fields.text("response") ?? "")
    reply.promptLanguage = try fields.text("lang").flatMap(Self.language)
    reply.finishReason = try fields.text("finish_reason")
    reply.reasoning = try fields.text("reasoning")
    if let word = try fields.text("category"), !word.isEmpty {
      guard let category = ItemCategory(rawValue: word) else {
        let known = ItemCategory.allCases.map(\.rawValue).joined(separator: ", ")
        throw Problem(message: "'category' has no value '\(word)'. Known are \(known).", id: id)
      }
      reply.category = category
    }
    self.reply = reply
  }

  private struct Fields {
    let row: [String: JSONValue]
    let id: JSONValue?

    func text(_ key: String) throws(Problem) -> String? {
      switch row[key] {
      case .text(let text)?: return text
      case .null?, nil: return nil
      default: throw Problem(message: "'\(key)' is not a text.", id: id)
      }
    }
  }

  /// The language of a tag: `zh` of `zh-Hans` or `zh_CN`.
  private static func language(_ tag: String) -> String? {
    let first = tag.split { $0 == "-" || $0 == "_" }.first?.lowercased()
    return first.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The line with half characters (lone surrogate escapes, which texts that were cut hold)
  /// replaced; `nil` where there are none.
  private static func withoutHalves(_ bytes: [UInt8]) -> [UInt8]? {
    func unit(_ place: Int) -> UInt32? {
      guard place + 6 <= bytes.count, bytes[place] == 0x5C, bytes[place + 1] == 0x75 else {
        return nil
      }
      return UInt32(String(decoding: bytes[place + 2..<place + 6], as: UTF8.self), radix: 16)
    }
    var mended: [UInt8] = []
    mended.reserveCapacity(bytes.count)
    var place = 0
    var isMended = false
    while place < bytes.count {
      guard bytes[place] == 0x5C else {
        mended.append(bytes[place])
        place += 1
        continue
      }
      let first = unit(place)
      if let first, (0xD800..<0xDC00).contains(first), let next = unit(place + 6),
        (0xDC00..<0xE000).contains(next)
      {
        mended += bytes[place..<place + 12]
        place += 12
      } else if let first, (0xD800..<0xE000).contains(first) {
        mended += Array("\\ufffd".utf8)
        place += 6
        isMended = true
      } else {
        let end = min(place + 2, bytes.count)
        mended += bytes[place..<end]
        place = end
      }
    }
    return isMended ? mended : nil
  }

  /// The label as machine output.
  func json(_ label: Moderation.Label) -> JSONValue {
    var object = label.fields
    object["id"] = id
    return .object(object)
  }
}

extension Moderation.Label {
  /// The parts of a label in machine output.
  var fields: [String: JSONValue] {
    [
      "label": .text(outcome.rawValue), "reason": reason.map { .text($0.rawValue) } ?? .null,
      "tier": tier.map { .text("T\($0)") } ?? .null,
      "rule_ids": .list(ruleIDs.map { .text($0) }),
      "matched_text": matchedText.map { .text($0) } ?? .null,
      "flags": .list(flags.map { .text($0.rawValue) }),
      "reply_language": replyLanguage.map { .text($0) } ?? .null, "ruleset": .text(ruleset),
    ]
  }
}
