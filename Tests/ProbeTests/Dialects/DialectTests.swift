import Foundation
import Testing

@testable import Probe

@Suite struct DialectTests {
  private func read(_ text: String) throws -> JSONValue {
    var reader = JSONReader(Array(text.utf8))
    return try reader.read()
  }

  /// What llama.cpp's server of xllamacpp 2026.10.11549 answers, shortened.
  private func llamaServer() throws -> ServerAnswers {
    var answers = ServerAnswers()
    answers.software = "llama.cpp"
    answers.models = try read(
      #"{"data":[{"id":"tiny","aliases":["tiny"],"owned_by":"llamacpp","meta":{"n_vocab":512,"#
        + #""n_ctx":2048,"n_ctx_train":4096,"n_params":139584,"size":149248,"ftype":"Q8_0"}}]}"#)
    answers.others["/props"] = try read(
      #"{"default_generation_settings":{"n_ctx":1024},"total_slots":2,"model_ftype":"Q8_0","#
        + #""build_info":"b0-unknown"}"#)
    return answers
  }

  @Test func `each dialect has one file and one line in the register`() throws {
    let folder = ServerProcess.package.appending(path: "Sources/Probe/Dialects")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0 != "Dialect.swift" }
    let types = Dialects.all.map { "\(type(of: $0)).swift" }
    #expect(Set(types) == Set(files) && types.count == files.count)
    #expect(Dialects.all.last is PlainDialect)
  }

  @Test func `llama server is recognized by list and properties together`() throws {
    let dialect = LlamaServerDialect()
    var answers = try llamaServer()
    #expect(dialect.suspects(answers) && dialect.recognizes(answers))
    answers.software = ""
    #expect(dialect.recognizes(answers))
    answers.others = [:]
    #expect(dialect.suspects(answers) && !dialect.recognizes(answers))
    answers.models = try read(#"{"data":[{"id":"x","owned_by":"vllm"}]}"#)
    #expect(!dialect.suspects(answers))
  }

  @Test func `llama server describes its model`() throws {
    let answers = try llamaServer()
    var model = ServedModel(wireName: "tiny", engine: "llama.cpp")
    LlamaServerDialect().describe(&model, entry: answers.modelEntries[0], answers: answers)
    #expect(model.parameters == 139_584 && model.sizeBytes == 149_248)
    // A slot has its share of the context, which the properties tell.
    #expect(model.contextTokens == 1024 && model.trainedContextTokens == 4096)
    #expect(model.quantization == "Q8_0" && model.slots == 2 && model.engineBuild == "b0-unknown")
  }

  @Test func `llama server times each reply`() throws {
    let event = try read(
      #"{"choices":[],"timings":{"cache_n":0,"prompt_n":25,"prompt_ms":1.218,"predicted_n":4,"#
        + #""predicted_ms":0.568,"predicted_per_token_ms":0.189,"predicted_per_second":5281.6}}"#)
    #expect(
      LlamaServerDialect().timings(event)
        == ServerTimings(
          promptTokens: 25, cachedTokens: 0, promptMilliseconds: 1.218, outputTokens: 4,
          millisecondsPerToken: 0.189))
    #expect(LlamaServerDialect().timings(try read(#"{"timings":7}"#)) == nil)
    let odd = try read(#"{"timings":{"prompt_ms":-1,"predicted_per_token_ms":1e300}}"#)
    #expect(LlamaServerDialect().timings(odd) == ServerTimings())
  }

  @Test func `any other server has the context it names`() throws {
    var model = ServedModel(wireName: "m", engine: "")
    let entry = try read(#"{"id":"m","max_model_len":32768}"#)
    PlainDialect().describe(&model, entry: entry, answers: ServerAnswers())
    #expect(model.contextTokens == 32_768 && model.parameters == nil)
  }
}
