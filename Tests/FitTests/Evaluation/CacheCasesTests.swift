import Catalog
import Foundation
import Testing

@testable import Fit

/// Cache sizes worked out from a file.
struct CacheCasesTests {
  private func answers(
    _ text: String, by basis: CacheCases.Basis = .groups,
    model: (String) -> ModelShape? = { _ in nil }
  ) throws -> [CacheCases.Answer] {
    let cases = try #require(CacheCases(try JSONValue(reading: Array(text.utf8))))
    return cases.answers(by: basis, model: model)
  }

  private func line(_ text: String) throws -> String {
    try #require(answers(text).first).json.canonicalText
  }

  @Test func `full and windowed groups are added, each to its own length`() throws {
    let text = """
      {"rows":[{"id":"a","ctx":1000,"bytes_per_elem":2,"groups":[
        {"layers":2,"kv_heads":4,"head_dim":64},
        {"layers":3,"kv_heads":2,"head_dim":32,"window":100}]}]}
      """
    // 2 · 4 · 128 · 1000 and 3 · 2 · 64 · 100 elements, two bytes each.
    #expect(try line(text) == #"{"id":"a","kv_bytes":2124800,"section":"rows"}"#)
  }

  @Test func `a latent is kept once and linear layers keep nothing`() throws {
    let text = """
      {"rows":[{"id":"a","ctx":10,"bytes_per_elem":1.0625,"groups":[
        {"layers":4,"mla_lora":512,"mla_rope":64,"name":"latent"},{"layers":9,"linear":true}]}]}
      """
    #expect(try line(text) == #"{"id":"a","kv_bytes":24480,"section":"rows"}"#)
  }

  @Test func `values may be narrower than keys`() throws {
    let text = """
      {"rows":[{"id":"a","ctx":1,"bytes_per_elem":1,"groups":[
        {"layers":1,"kv_heads":1,"head_dim":192,"v_head_dim":128}]}]}
      """
    #expect(try answers(text).first?.bytes == 320)
  }

  @Test(arguments: [
    (#"{"id":"a"}"#, "has no 'ctx'"),
    (#"{"id":"a","ctx":1,"bytes_per_elem":2}"#, "has no 'groups'"),
    (#"{"id":"a","ctx":-1,"groups":[]}"#, "'ctx' has a value that cannot be one"),
    (#"{"id":"a","ctx":1,"groups":[{"layers":1}],"bytes_per_elem":2}"#, "has no 'head_dim'"),
    (
      #"{"id":"a","ctx":1,"groups":[{"layers":1,"ratio":4}],"bytes_per_elem":2}"#,
      "has a key 'ratio' whose meaning is not known"
    ),
    (
      #"{"id":"a","ctx":1,"groups":[],"bytes_per_elem":"f16"}"#,
      "'bytes_per_elem' has a value that cannot be one"
    ),
    ("7", "is no object"),
  ])
  func `an item that cannot be read says why, and the others are answered`(
    item: String, words: String
  ) throws {
    let good = #"{"id":"b","ctx":1,"bytes_per_elem":2,"groups":[]}"#
    let found = try answers(#"{"rows":[\#(item),\#(good)]}"#)
    #expect(found.map(\.isError) == [true, false])
    #expect(found[0].json.canonicalText.contains(#""error":"\#(words)""#))
    #expect(found[1].bytes == 0)
  }

  @Test func `a hostile number is refused and never traps`() throws {
    let text = """
      {"rows":[{"id":"a","ctx":9007199254740992,"bytes_per_elem":2,"groups":[
        {"layers":9007199254740992,"kv_heads":9007199254740992,"head_dim":9007199254740992}]}]}
      """
    #expect(try answers(text).first?.isError == true)
  }

  @Test func `parameters come from the catalog, or are null`() throws {
    let text = #"{"parameters":[{"hf":"a/b"},{"hf":"a/c"}]}"#
    let shape = ModelShape(id: "a/b", architecture: Architecture(), parameters: 7...7)
    let found = try answers(text) { $0 == "a/b" ? shape : nil }
    #expect(found.map(\.bytes) == [7, nil])
    #expect(
      found[1].json.canonicalText
        == #"{"hf":"a/c","params_total":null,"section":"parameters","unknown":"not in the catalog"}"#
    )
  }

  @Test func `by id, an architecture that is not stated gives no number`() throws {
    let text = #"{"rows":[{"id":"a","hf":"a/b","ctx":8,"bytes_per_elem":2}]}"#
    let shape = ModelShape(id: "a/b", architecture: Architecture())
    let found = try answers(text, by: .models) { _ in shape }
    #expect(found[0].bytes == nil)
    #expect(found[0].json.canonicalText.contains(#""unknown":"no layer count""#))
  }

  @Test func `a document without a list of cases is none`() throws {
    #expect(CacheCases(.object(["note": .text("x")])) == nil)
    #expect(CacheCases(.list([])) == nil)
  }

  @Test(.enabled(if: ReferenceData.has("fit/kv-vectors.json")))
  func `every published vector is met to the byte`() throws {
    let bytes = try Data(contentsOf: ReferenceData.file("fit/kv-vectors.json"))
    let cases = try #require(CacheCases(try JSONValue(reading: Array(bytes))))
    let found = cases.answers(by: .groups) { _ in nil }.filter { $0.bytes != nil }
    #expect(found.count >= 11)
    for answer in found {
      #expect(answer.bytes == answer.expected, "\(answer.json.canonicalText)")
    }
  }
}
