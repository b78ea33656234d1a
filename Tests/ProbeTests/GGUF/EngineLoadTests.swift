import Fit
import Foundation
import Testing

@testable import Probe

/// Written files in a real engine, one at a time.
@Suite(.serialized, .enabled(if: TinyEngine.isInstalled, Comment(rawValue: TinyEngine.reason)))
struct EngineLoadTests {
  @Test(arguments: [
    ("tiny-llama", WrittenQuantization.q8), ("tiny-qwen2", .q4k), ("tiny-qwen3", .f16),
    ("tiny-qwen3moe", .q4),
  ])
  func `an engine runs each tiny preset, which answers in words to the end`(
    name: String, quantization: WrittenQuantization
  ) throws {
    let engine = try TinyEngine(ModelBlueprint(preset: name, quantization: quantization))
    let words = try answer(engine, temperature: 0)
    #expect(words.count == 48, "\(words)")
    let loud = try answer(engine, temperature: 1)
    #expect(loud.count == 48, "\(loud)")
  }

  @Test func `an engine runs one layer made from a header that was cut off its weights`() throws {
    let folder = try TemporaryFolder()
    let whole = try ModelBlueprint(preset: "tiny-qwen3moe", quantization: .q8)
    try Data(whole.headerBytes).write(to: folder.url.appending(path: "prefix.gguf"))
    let copy = try ModelBlueprint(copying: readHeader(folder.path("prefix.gguf")))
    let engine = try TinyEngine(copy.cut(toLayers: 1), options: WritingOptions(fill: .sparse))
    #expect(try answer(engine, temperature: 0, tokens: 8).isEmpty == false)
  }

  /// Words of an answer of so many tokens; every token is one.
  private func answer(
    _ engine: TinyEngine, temperature: Double, tokens: Int = 48
  ) throws -> [Substring] {
    let endpoint = try engine.endpoint()
    let client = HTTPClient(
      endpoint: endpoint, key: nil, limits: ProbeLimits(), stop: ProbeStop())
    let whole = WholeAnswer(waitSeconds: 60, bodyLimit: 1 << 20) { _ in true }
    var request = HTTPRequest(url: endpoint.root + "/completion")
    request.body =
      #"{"prompt":"the way","n_predict":\#(tokens),"temperature":\#(temperature),"seed":3}"#
    _ = client.perform(request, whole)
    #expect(whole.body.isEmpty == false)
    var reader = JSONReader(whole.body)
    let reply = try reader.read()
    #expect(reply["tokens_predicted"]?.double == Double(tokens))
    let text = try #require(reply["content"]?.string)
    let letters = CharacterSet.lowercaseLetters.union(CharacterSet(charactersIn: " "))
    #expect(tokens < 48 || text.unicodeScalars.allSatisfy(letters.contains), "\(text)")
    return text.split(separator: " ")
  }
}
