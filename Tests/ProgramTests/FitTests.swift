import Foundation
import Testing

/// `weigh fit`, as a person runs it.
@Suite struct FitTests {
  private func folder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "weigh-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }

  @Test func `a model that fits ends with 0, one that does not with 1`() throws {
    let fits = try Program().run("fit", "Qwen/Qwen3-8B", "--device", "rtx-4090")
    #expect(fits.status == 0, "\(fits.errors)")
    #expect(fits.output.contains("Qwen/Qwen3-8B in Q8_0 on"))
    for part in ["weights", "KV", "compute buffers", "runtime", "need", "budget"] {
      #expect(fits.output.contains(part), "\(part)")
    }
    let fails = try Program().run(
      "fit", "show", "google/gemma-3-27b-it", "--device", "rtx-4090", "--context", "131072")
    #expect(fails.status == 1)
    #expect(fails.output.contains("Does not fit: needs "))
    #expect(fails.output.contains("Fits with "))
  }

  @Test func `a model that is best hosted still shows its fit on the declared device`() throws {
    let result = try Program().shell(
      "$WEIGH show google/gemma-3-27b-it --preset eu-product --page fit")
    #expect(result.status == 0)
    #expect(result.output.contains("this is the declared device."))
    #expect(result.output.contains("compute buffers"))
  }

  @Test func `several devices give one document with an item for each`() throws {
    let result = try Program().run(
      "fit", "show", "gpt-oss-20b", "--device", "m4-pro", "--device", "t4", "--json")
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    #expect(object["schema"] as? String == "weigh.fit/1")
    #expect((object["items"] as? [[String: Any]])?.count == 2)
  }

  @Test(arguments: [
    (["--kv", "f12"], "there is no type of cache 'f12'"),
    (["--quant", "Q4_K_L_X"], "there is no quantization 'Q4_K_L_X'."),
    (["--context", "0"], "--context is a number of tokens from 1"),
    (["--device", "rtx-9999"], "rtx-9999"),
  ])
  func `a wrong choice is refused with a sentence`(options: [String], words: String) throws {
    let program = try Program()
    let result = try program.shell(
      "$WEIGH fit show Qwen/Qwen3-8B --device t4 " + options.joined(separator: " "))
    #expect(result.status == 64)
    #expect(result.errors.contains(words), "\(result.errors)")
  }

  @Test func `cache sizes of a file are answered one a line, whatever it expects`() throws {
    let file = try folder().appending(path: "cases.json")
    try Data(
      """
      {"rows": [{"id": "a", "ctx": 8, "bytes_per_elem": 2, "expect": 1,
        "groups": [{"layers": 2, "kv_heads": 2, "head_dim": 4}]}, {"id": "b"}]}
      """.utf8
    ).write(to: file)
    let result = try Program().run("fit", "evaluate", "--kv", file.path)
    #expect(result.status == 65)
    #expect(
      result.output.split(separator: "\n").map(String.init) == [
        #"{"id":"a","kv_bytes":512,"section":"rows"}"#,
        #"{"error":"has no 'ctx'","id":"b","section":"rows"}"#,
      ])
    #expect(result.errors.contains("1 of 2 cases"))
  }

  @Test func `a file without cases is refused`() throws {
    let file = try folder().appending(path: "cases.json")
    try Data("[]".utf8).write(to: file)
    let result = try Program().run("fit", "evaluate", "--kv", file.path)
    #expect(result.status == 65)
    #expect(result.errors.contains("has no list of 'rows'"))
    #expect(try Program().run("fit", "evaluate", "--kv", "/nowhere.json").status == 66)
  }
}
