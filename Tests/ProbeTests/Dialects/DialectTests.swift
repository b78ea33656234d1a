import Foundation
import Testing

import enum Catalog.SHA256

@testable import Probe

@Suite struct DialectTests {
  private func read(_ text: String) throws -> JSONValue {
    var reader = JSONReader(Array(text.utf8))
    return try reader.read()
  }

  @Test func `each dialect has one file and one line in the register`() throws {
    let folder = ServerProcess.package.appending(path: "Sources/Probe/Dialects")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0 != "Dialect.swift" }
    let types = Dialects.all.map { "\(type(of: $0)).swift" }
    #expect(Set(types) == Set(files) && types.count == files.count)
    #expect(Dialects.all.last is PlainDialect)
    #expect(Set(Dialects.all.map(\.key)).count == types.count)
    let ports = Dialects.all.compactMap(\.port)
    #expect(ports.count == types.count - 1 && Set(ports).count == ports.count)
  }

  @Test func `each recorded server is claimed by its own dialect and no other`() throws {
    for server in RecordedServer.all {
      let answers = server.answers
      let claims = Dialects.all.dropLast().filter { $0.recognizes(answers) }.map(\.key)
      #expect(claims == (server.dialect == "openai" ? [] : [server.dialect]), "\(server.name)")
      #expect(server.survey().dialect == server.dialect, "\(server.name)")
    }
  }

  @Test func `only a dialect that was run against its engine is verified`() {
    #expect(Dialects.all.filter { $0.isVerified == true }.map(\.key) == ["llama.cpp"])
    #expect(PlainDialect().isVerified == nil)
  }

  // MARK: llama.cpp

  @Test func `llama server is recognized by list and properties together`() throws {
    let dialect = LlamaServerDialect()
    var answers = RecordedServer.llamaServer.answers
    #expect(dialect.suspects(answers) && dialect.recognizes(answers))
    answers.software = ""
    #expect(dialect.recognizes(answers))
    answers.others = [:]
    #expect(dialect.suspects(answers) && !dialect.recognizes(answers))
    answers.models = try read(#"{"data":[{"id":"x","owned_by":"vllm"}]}"#)
    #expect(!dialect.suspects(answers))
  }

  @Test func `llama server describes its model`() throws {
    let model = RecordedServer.llamaServer.survey()
    #expect(model.parameters == 139_584 && model.sizeBytes == 149_248)
    // A slot has its share of the context, which the properties tell.
    #expect(model.contextTokens == 1024 && model.trainedContextTokens == 4096)
    #expect(model.quantization == "Q8_0" && model.slots == 2 && model.engineBuild == "b0-unknown")
    #expect(model.vocabularySize == 512 && model.parameterMargin == nil)
    #expect(model.filePath == "/home/ann/models/tiny.gguf" && model.fileName == "tiny.gguf")
    #expect(model.templateSHA256 == SHA256.hex("{{ messages }}"))
    #expect(model.busySlots == 1 && model.remarks.isEmpty)
  }

  @Test func `a router's own properties describe none of its models`() throws {
    let model = RecordedServer.llamaRouter.survey()
    #expect(model.dialect == "llama.cpp" && model.isLoaded == false)
    #expect(model.contextTokens == nil && model.filePath == nil && model.templateSHA256 == nil)
    #expect(model.remarks == [.notLoaded])
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

  // MARK: Ollama

  @Test func `Ollama describes a loaded model`() throws {
    let model = RecordedServer.ollama.survey()
    #expect(model.engine == "Ollama" && model.engineBuild == "0.12.3")
    #expect(model.parameters == 7_615_616_512 && model.parameterMargin == nil)
    #expect(model.quantization == "Q4_K_M" && model.architecture == "qwen2")
    #expect(model.sizeBytes == 4_683_087_332 && model.contextTokens == 4096)
    #expect(model.trainedContextTokens == 32_768 && model.isLoaded == true)
    #expect(model.fileName == "sha256-" + String(repeating: "2b", count: 32))
    #expect(model.digest == String(repeating: "84", count: 32))
    #expect(model.remarks == [.notVerified(engine: "Ollama")])
  }

  @Test func `Ollama's written size is as exact as its last figure`() throws {
    var server = RecordedServer.ollama
    server.others["/api/show"] = nil
    let model = server.survey()
    #expect(model.parameters == 7_600_000_000 && model.parameterMargin == 50_000_000)
    #expect(model.architecture == "qwen2" && model.filePath == nil)
  }

  @Test func `Ollama's context is unknown until the model is loaded`() throws {
    var server = RecordedServer.ollama
    server.others["/api/ps"] = #"{"models":[]}"#
    let model = server.survey()
    #expect(model.isLoaded == false && model.contextTokens == nil)
    #expect(model.remarks == [.notLoaded, .notVerified(engine: "Ollama")])
  }

  @Test func `a model that Ollama runs elsewhere is called so`() throws {
    let model = RecordedServer.ollamaRemote.survey()
    #expect(model.remoteHost == "https://ollama.com:443" && model.isLoaded == nil)
    #expect(model.remarks.first == .remote(host: "https://ollama.com:443"))
    #expect(model.remarks[0].message.contains("prompts leave this machine"))
  }

  @Test func `Ollama's durations are nanoseconds and count every token`() throws {
    let event = try read(
      #"{"done":true,"total_duration":5000000000,"load_duration":1500000000,"#
        + #""prompt_eval_count":26,"prompt_eval_duration":130000000,"eval_count":100,"#
        + #""eval_duration":2000000000}"#)
    #expect(
      OllamaDialect().timings(event)
        == ServerTimings(
          promptTokens: 26, promptMilliseconds: 130, outputTokens: 100, millisecondsPerToken: 20,
          loadMilliseconds: 1500))
    #expect(OllamaDialect().timings(try read(#"{"done":false,"eval_count":3}"#)) == nil)
    #expect(OllamaDialect().timings(try read(#"{"done":true}"#)) == nil)
    let odd = try read(#"{"done":true,"eval_count":0,"eval_duration":-5,"load_duration":1e300}"#)
    #expect(OllamaDialect().timings(odd) == ServerTimings(outputTokens: 0))
  }

  // MARK: LM Studio

  @Test func `LM Studio describes its model in both languages`() throws {
    let new = RecordedServer.lmStudio.survey()
    #expect(new.quantization == "Q4_K_M" && new.sizeBytes == 5_027_783_872)
    #expect(new.contextTokens == 8192 && new.trainedContextTokens == 40_960)
    #expect(new.architecture == "qwen3" && new.isLoaded == true && new.parameters == nil)
    let old = RecordedServer.lmStudioOlder.survey()
    #expect(old.quantization == "MLX-4bit" && old.architecture == "qwen2_vl")
    #expect(old.isLoaded == false && old.trainedContextTokens == 32_768)
    #expect(old.contextTokens == nil && old.sizeBytes == nil)
  }

  @Test func `LM Studio's facts of a chosen variant are not those of another`() throws {
    var server = RecordedServer.lmStudio
    server.models = #"{"data":[{"id":"qwen/qwen3-8b@q8_0","owned_by":"organization_owner"}]}"#
    let model = server.survey()
    #expect(model.dialect == "lm-studio" && model.architecture == "qwen3")
    #expect(model.quantization == nil && model.sizeBytes == nil)
  }

  @Test func `LM Studio's 200 for a path it does not have proves nothing`() throws {
    var server = RecordedServer.lmStudio
    server.others["/api/v1/models"] = #"{"error":"Unexpected endpoint or method."}"#
    server.others["/api/v0/models"] = #"{"error":"Unexpected endpoint or method."}"#
    #expect(server.survey().dialect == "openai")
  }

  @Test func `LM Studio's figures are read from either form`() throws {
    let new = try read(
      #"{"stats":{"input_tokens":12,"total_output_tokens":18,"tokens_per_second":50,"#
        + #""time_to_first_token_seconds":0.25,"model_load_time_seconds":2.5}}"#)
    #expect(
      LMStudioDialect().timings(new)
        == ServerTimings(
          promptTokens: 12, promptMilliseconds: 250, outputTokens: 18, millisecondsPerToken: 20,
          loadMilliseconds: 2500))
    let old = try read(
      #"{"stats":{"tokens_per_second":40,"time_to_first_token":0.111,"generation_time":0.9}}"#)
    #expect(LMStudioDialect().timings(old)?.millisecondsPerToken == 25)
    #expect(LMStudioDialect().timings(try read(#"{"stats":{}}"#)) == nil)
  }

  // MARK: vLLM and SGLang

  @Test func `vLLM tells context and what it loaded`() throws {
    let model = RecordedServer.vllm.survey()
    #expect(model.engineBuild == "0.25.0" && model.contextTokens == 32_768)
    #expect(model.id == "chat" && model.sourceName == "Qwen/Qwen2.5-7B-Instruct")
    #expect(model.quantization == nil && model.parameters == nil)
  }

  @Test func `an adapter of vLLM is no model of its own`() throws {
    let model = RecordedServer.vllm.survey(entry: 1)
    #expect(model.id == "support-lora" && model.adapterOf == "chat")
    #expect(model.contextTokens == 32_768)
    #expect(model.remarks.first == .adapter(of: "chat"))
  }

  @Test func `vLLM's figures leave the prompt out`() throws {
    let event = try read(
      #"{"choices":[],"metrics":{"time_to_first_token_ms":120,"queue_time_ms":20,"#
        + #""generation_time_ms":900,"mean_itl_ms":7.5,"tokens_per_second":90}}"#)
    #expect(
      VLLMDialect().timings(event)
        == ServerTimings(
          promptMilliseconds: 100, millisecondsPerToken: 7.5, queueMilliseconds: 20))
    #expect(VLLMDialect().timings(try read(#"{"metrics":null}"#)) == nil)
  }

  @Test func `SGLang tells class, quantization and how much it does at once`() throws {
    let model = RecordedServer.sglang.survey()
    #expect(model.engineBuild == "0.5.3" && model.contextTokens == 131_072)
    #expect(model.architecture == "Qwen3MoeForCausalLM" && model.quantization == "FP8")
    #expect(model.slots == 256 && model.sourceName == nil)
    #expect(SGLangDialect().timings(.object([:])) == nil)
  }

  @Test func `a path that was loaded is a file and not a name`() throws {
    var server = RecordedServer.vllm
    server.models =
      #"{"data":[{"id":"chat","owned_by":"vllm","root":"/srv/ann/Qwen2.5-7B","max_model_len":9}]}"#
    let model = server.survey()
    #expect(model.sourceName == nil && model.fileName == "Qwen2.5-7B")
  }

  // MARK: Any other

  @Test func `any other server has the context it names`() throws {
    for field in ["max_model_len", "context_length", "context_window", "max_context_length"] {
      var model = ServedModel(wireName: "m", engine: "")
      let entry = try read(#"{"id":"m","\#(field)":32768}"#)
      PlainDialect().describe(&model, entry: entry, answers: ServerAnswers())
      #expect(model.contextTokens == 32_768 && model.parameters == nil, "\(field)")
    }
  }

  @Test func `a gateway in front of several engines is none of them`() throws {
    let model = RecordedServer.gateway.survey()
    #expect(model.dialect == "openai" && model.isVerified == nil && model.remarks.isEmpty)
    #expect(model.contextTokens == 16_384)
  }
}
