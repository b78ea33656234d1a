import Foundation
import Testing

@testable import Probe

/// Answers with one field removed or of another type: nothing traps, and no server is taken for
/// another engine.
@Suite struct DamagedAnswersTests {
  @Test func `no damage to one field makes a server another engine`() {
    for server in RecordedServer.all {
      var seen = 0
      for damaged in damages(of: server) {
        seen += 1
        let found = damaged.survey(entry: 0).dialect
        #expect(found == server.dialect || found == "openai", "\(server.name)")
      }
      #expect(seen > 20, "\(server.name)")
    }
  }

  @Test func `absurd numbers are no facts`() {
    let absurd = ["1e30", "-1", "1e999", "\"NaN\"", "\"inf\"", "-0.0", "9007199254740993e20"]
    for number in absurd {
      for server in RecordedServer.all {
        var damaged = server
        damaged.models = replaceNumbers(server.models, with: number)
        damaged.others = server.others.mapValues { replaceNumbers($0, with: number) }
        let model = damaged.survey()
        #expect(model.parameters == nil && model.contextTokens == nil, "\(server.name)")
        #expect(model.sizeBytes == nil && model.trainedContextTokens == nil, "\(server.name)")
        #expect(model.vocabularySize == nil && model.slots == nil, "\(server.name)")
      }
    }
  }

  @Test func `texts of a server cannot drive a terminal`() {
    let hostile = "\\u001b[2J\\u202e\\u0007" + String(repeating: "x", count: 500)
    for server in RecordedServer.all {
      var damaged = server
      damaged.others = server.others.mapValues {
        $0.replacing("Q4_K_M", with: hostile).replacing("qwen2", with: hostile)
          .replacing("0.12.3", with: hostile).replacing("Qwen3MoeForCausalLM", with: hostile)
          .replacing("b0-unknown", with: hostile).replacing("tiny.gguf", with: hostile)
          .replacing("ollama.com", with: hostile)
      }
      let model = damaged.survey()
      let texts = [
        model.id, model.engineBuild, model.quantization, model.architecture, model.digest,
        model.sourceName, model.fileName, model.adapterOf, model.remoteHost,
      ].compactMap(\.self)
      for text in texts {
        #expect(text.unicodeScalars.allSatisfy { $0.value >= 32 && $0.value != 0x202E })
        // A control character is shown as two.
        #expect(text.count <= 2 * 160 + 1)
      }
    }
  }

  /// The server with one value of one answer removed, or of each other type.
  private func damages(of server: RecordedServer) -> [RecordedServer] {
    let others: [JSONValue?] = [
      nil, .null, .bool(true), .number(7), .string(""), .string("other"), .array([]), .object([:]),
    ]
    var damaged: [RecordedServer] = []
    func add(_ value: JSONValue, _ put: (inout RecordedServer, String) -> Void) {
      for path in paths(value) {
        for other in others {
          var copy = server
          put(&copy, replaced(value, path[...], by: other).encoded)
          damaged.append(copy)
        }
      }
    }
    if let value = RecordedServer.read(server.models) { add(value) { $0.models = $1 } }
    for (path, text) in server.others {
      if let value = RecordedServer.read(text) { add(value) { $0.others[path] = $1 } }
      var copy = server
      copy.others[path] = nil
      damaged.append(copy)
    }
    return damaged
  }

  private enum Step { case key(String), item(Int) }

  private func paths(_ value: JSONValue) -> [[Step]] {
    switch value {
    case .object(let members):
      members.sorted { $0.key < $1.key }.flatMap { key, member in
        [[Step.key(key)]] + paths(member).map { [.key(key)] + $0 }
      }
    case .array(let items):
      items.enumerated().flatMap { place, item in
        [[Step.item(place)]] + paths(item).map { [.item(place)] + $0 }
      }
    default: []
    }
  }

  private func replaced(
    _ value: JSONValue, _ path: ArraySlice<Step>, by other: JSONValue?
  ) -> JSONValue {
    guard let step = path.first else { return other ?? .null }
    let rest = path.dropFirst()
    switch (step, value) {
    case (.key(let key), .object(var members)):
      members[key] =
        rest.isEmpty ? other : members[key].map { replaced($0, rest, by: other) }
      return .object(members)
    case (.item(let place), .array(var items)):
      if rest.isEmpty, other == nil {
        items.remove(at: place)
      } else {
        items[place] = rest.isEmpty ? other ?? .null : replaced(items[place], rest, by: other)
      }
      return .array(items)
    default: return value
    }
  }

  private func replaceNumbers(_ text: String, with number: String) -> String {
    func replace(_ value: JSONValue) -> String {
      switch value {
      case .number: number
      case .object(let members):
        "{"
          + members.map { JSONValue.string($0.key).encoded + ":" + replace($0.value) }
          .joined(separator: ",") + "}"
      case .array(let items): "[" + items.map(replace).joined(separator: ",") + "]"
      // A number of parameters that is written out is a number too.
      case .string(let text) where WrittenCount(text) != nil: "\"1e30B\""
      default: value.encoded
      }
    }
    return RecordedServer.read(text).map(replace) ?? text
  }
}
