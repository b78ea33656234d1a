import Catalog
import Foundation
import Testing

@testable import Probe

/// The catalog that is shipped, as far as names go.
enum ShippedModels {
  static let snapshot: CatalogSnapshot = {
    let folder = ServerProcess.package.appending(path: "catalog").path
    let reading = CatalogReader.read(folder: folder)
    let asOf = reading.records.first { $0.kind == .catalog }?.identity("as_of")?.date
    let release = CatalogRelease(
      format: 1, name: "test", asOf: asOf ?? day, sha256: String(repeating: "0", count: 64))
    return CatalogSnapshot(release: release, records: reading.records)
  }()

  static let names = ServedNames(snapshot)

  private static let day: CalendarDate = {
    guard let date = CalendarDate("2026-01-01") else { fatalError("a date that exists") }
    return date
  }()
}

@Suite struct ServedNamesTests {
  /// Names as servers really spell them, and what they stand for; nil where that is not clear.
  private static let served: [(name: String, id: String?)] = [
    // Files of llama.cpp.
    ("Meta-Llama-3.1-8B-Instruct-Q4_K_M.gguf", "meta-llama/Llama-3.1-8B-Instruct"),
    ("Llama-3.2-3B-Instruct-Q4_K_M.gguf", "meta-llama/Llama-3.2-3B-Instruct"),
    ("/models/Qwen3-30B-A3B-UD-Q4_K_XL.gguf", "Qwen/Qwen3-30B-A3B"),
    ("Qwen3-30B-A3B-Instruct-2507-IQ4_XS.gguf", "Qwen/Qwen3-30B-A3B-Instruct-2507"),
    ("qwen2.5-7b-instruct-q5_k_m-00001-of-00002.gguf", "Qwen/Qwen2.5-7B-Instruct"),
    ("Qwen2.5-7B-Q8_0.gguf", "Qwen/Qwen2.5-7B"),
    ("mistral-7b-instruct-v0.2.Q4_K_M.gguf", "mistralai/Mistral-7B-Instruct-v0.2"),
    ("mixtral-8x7b-instruct-v0.1.Q3_K_S.gguf", "mistralai/Mixtral-8x7B-Instruct-v0.1"),
    ("tinyllama-1.1b-chat-v1.0.Q4_K_M.gguf", "TinyLlama/TinyLlama-1.1B-Chat-v1.0"),
    ("llama-2-7b-chat.Q4_K_M.gguf", "meta-llama/Llama-2-7b-chat-hf"),
    ("phi-2.Q4_K_M.gguf", "microsoft/phi-2"),
    ("Phi-3-mini-4k-instruct-q4.gguf", "microsoft/phi-3-mini-4k-instruct"),
    ("google_gemma-3-4b-it-Q4_K_M.gguf", "google/gemma-3-4b-it"),
    ("Qwen_Qwen3-8B-Q6_K_L.gguf", "Qwen/Qwen3-8B"),
    ("gpt-oss-20b-mxfp4.gguf", "openai/gpt-oss-20b"),
    ("DeepSeek-R1-Distill-Qwen-7B-Q4_K_M.gguf", "deepseek-ai/DeepSeek-R1-Distill-Qwen-7B"),
    ("SmolLM2-1.7B-Instruct-f16.gguf", "HuggingFaceTB/SmolLM2-1.7B-Instruct"),
    ("granite-3.3-8b-instruct-Q4_K_M.gguf", "ibm-granite/granite-3.3-8b-instruct"),
    ("C:\\models\\Qwen3-4B-Instruct-2507-Q4_0.gguf", "Qwen/Qwen3-4B-Instruct-2507"),
    ("/srv/Qwen3-14B-GGUF/model.gguf", "Qwen/Qwen3-14B"),
    // Tags of Ollama.
    ("qwen3:30b-a3b-q4_K_M", "Qwen/Qwen3-30B-A3B"),
    ("qwen3:8b", "Qwen/Qwen3-8B"),
    ("qwen2.5:7b", "Qwen/Qwen2.5-7B-Instruct"),
    ("qwen2.5:7b-instruct-q5_K_M", "Qwen/Qwen2.5-7B-Instruct"),
    ("qwen2.5-coder:7b", "Qwen/Qwen2.5-Coder-7B-Instruct"),
    ("llama3.1:8b", "meta-llama/Llama-3.1-8B-Instruct"),
    ("llama3.1:8b-instruct-fp16", "meta-llama/Llama-3.1-8B-Instruct"),
    ("llama3.2:1b", "meta-llama/Llama-3.2-1B-Instruct"),
    ("mistral:7b", "mistralai/Mistral-7B-Instruct-v0.3"),
    ("mistral:7b-instruct-v0.2-q4_0", "mistralai/Mistral-7B-Instruct-v0.2"),
    ("mixtral:8x7b", "mistralai/Mixtral-8x7B-Instruct-v0.1"),
    ("gpt-oss:20b", "openai/gpt-oss-20b"),
    ("phi4:14b", "microsoft/phi-4"),
    ("qwen3:4b-instruct-2507-q4_K_M", "Qwen/Qwen3-4B-Instruct-2507"),
    ("library/qwen3:0.6b", "Qwen/Qwen3-0.6B"),
    ("hf.co/unsloth/Qwen3-8B-GGUF:UD-Q4_K_XL", "Qwen/Qwen3-8B"),
    (
      "hf.co/bartowski/Llama-3.2-3B-Instruct-GGUF:Q4_K_M", "meta-llama/Llama-3.2-3B-Instruct"
    ),
    ("hf.co/bartowski/google_gemma-3-4b-it-GGUF:Q8_0", "google/gemma-3-4b-it"),
    // Ids of the Hub, as vLLM and SGLang serve them.
    ("Qwen/Qwen2.5-7B-Instruct", "Qwen/Qwen2.5-7B-Instruct"),
    ("qwen/qwen2.5-7b-instruct", "Qwen/Qwen2.5-7B-Instruct"),
    ("Qwen/Qwen2.5-7B-Instruct-AWQ", "Qwen/Qwen2.5-7B-Instruct"),
    ("Qwen/Qwen2.5-7B-Instruct-GPTQ-Int4", "Qwen/Qwen2.5-7B-Instruct"),
    ("Qwen/Qwen3-30B-A3B-FP8", "Qwen/Qwen3-30B-A3B"),
    ("NousResearch/Meta-Llama-3.1-8B-Instruct", "meta-llama/Llama-3.1-8B-Instruct"),
    ("unsloth/Qwen3-30B-A3B-GGUF", "Qwen/Qwen3-30B-A3B"),
    ("unsloth/Llama-3.2-1B-Instruct-bnb-4bit", "meta-llama/Llama-3.2-1B-Instruct"),
    (
      "RedHatAI/Meta-Llama-3.1-8B-Instruct-quantized.w4a16", "meta-llama/Llama-3.1-8B-Instruct"
    ),
    ("RedHatAI/Qwen3-8B-FP8-dynamic", "Qwen/Qwen3-8B"),
    ("mlx-community/Qwen3-30B-A3B-4bit", "Qwen/Qwen3-30B-A3B"),
    ("mlx-community/Llama-3.2-3B-Instruct-4bit", "meta-llama/Llama-3.2-3B-Instruct"),
    ("deepseek/deepseek-r1-0528", "deepseek-ai/DeepSeek-R1-0528"),
    ("deepseek-ai/DeepSeek-V3.1", "deepseek-ai/DeepSeek-V3.1"),
    ("zai-org/GLM-4.5-Air", "zai-org/GLM-4.5-Air"),
    // Paths.
    ("/models/Qwen2.5-7B-Instruct", "Qwen/Qwen2.5-7B-Instruct"),
    (
      "/root/.cache/huggingface/hub/models--meta-llama--Llama-3.1-8B-Instruct/snapshots/0e9e39f",
      "meta-llama/Llama-3.1-8B-Instruct"
    ),
    ("/data/hf/Qwen/Qwen3-8B", "Qwen/Qwen3-8B"),
    // Keys of LM Studio.
    ("meta-llama-3.1-8b-instruct", "meta-llama/Llama-3.1-8B-Instruct"),
    ("qwen2.5-7b-instruct-mlx", "Qwen/Qwen2.5-7B-Instruct"),
    ("openai/gpt-oss-20b", "openai/gpt-oss-20b"),
    ("qwen/qwen3-8b@q4_k_m", "Qwen/Qwen3-8B"),
    ("gemma-3-4b-it-qat", nil),
    // Not clear, or not in the catalog: never one of its models.
    ("qwen3:30b", nil), ("llama3.2:latest", nil), ("llama3:8b", nil), ("mistral", nil),
    ("gemma3:27b-it-qat", nil), ("llama3.1:8b-text-q4_0", nil), ("qwen2.5-coder:7b-base-q4_0", nil),
    ("deepseek-r1:671b", nil), ("google/gemma-3-12b", nil), ("gpt-4o", nil), ("default", nil),
    ("model.gguf", nil), ("", nil), ("/", nil), ("ggml-model-q4_0.gguf", nil),
    ("Qwen3-8B-abliterated-Q4_K_M.gguf", nil), ("huihui-ai/Qwen3-8B-abliterated", nil),
    ("Dolphin3.0-Llama3.1-8B-Q4_K_M.gguf", nil), ("Llama-3.1-8B-Lexi-Uncensored-V2.gguf", nil),
    ("Qwen2.5-7B-Instruct-Uncensored.i1-Q4_K_M.gguf", nil), ("Qwen3-8B-64k-Josiefied", nil),
    ("my-finetune-of-Qwen3-8B", nil), ("Meta-Llama-3.1-8B-Instruct-DPO", nil),
    ("sha256-6a0746a1ec1aef3e7ec53868f220ff6e389f6f8ef87a01d77c96807de94ca2aa", nil),
    ("Qwen3-8B-speculator.eagle3", nil), ("Llama-3.1-8B-Instruct-lora-support", nil),
  ]

  @Test(arguments: served)
  func `a served name stands for its model or for none`(name: String, id: String?) {
    let match = ShippedModels.names.match(name)
    #expect(match.id == id, "\(name) is \(match)")
  }

  @Test func `every model of the catalog is found by its own id and by its files' repositories`() {
    for model in ShippedModels.snapshot.models where model.hasOpenWeights {
      #expect(ShippedModels.names.match(model.id).id == model.id)
      let quantized = "\(model.id)-GGUF"
      let found = ShippedModels.names.match(quantized).candidates
      #expect(found.contains(model.id), "\(quantized): \(found)")
    }
  }

  @Test func `names with a word too many stand for no model`() {
    for model in ShippedModels.snapshot.models where model.hasOpenWeights {
      for name in ["\(model.shortName)-abliterated", "Super-\(model.shortName)-Q4_K_M.gguf"] {
        let match = ShippedModels.names.match(name)
        #expect(match.id == nil, "\(name) is \(match)")
      }
    }
  }

  @Test func `a server that leaves out the word chat may mean either model`() {
    var model = ServedModel(wireName: "qwen/qwen2.5-coder-14b", engine: "LM Studio")
    model.dialect = "lm-studio"
    let both = ["Qwen/Qwen2.5-Coder-14B", "Qwen/Qwen2.5-Coder-14B-Instruct"]
    #expect(ShippedModels.names.match(model) == .several(both))
    model.dialect = "vllm"
    #expect(ShippedModels.names.match(model) == .model(both[0]))
  }

  @Test func `what was loaded names a model that is served under another name`() {
    var model = ServedModel(wireName: "chat", engine: "vLLM")
    #expect(ShippedModels.names.match(model).id == nil)
    model.sourceName = "Qwen/Qwen2.5-7B-Instruct"
    #expect(ShippedModels.names.match(model) == .model("Qwen/Qwen2.5-7B-Instruct"))
    model.sourceName = nil
    model.filePath = "/srv/models/Qwen3-8B-Q4_K_M.gguf"
    #expect(ShippedModels.names.match(model) == .model("Qwen/Qwen3-8B"))
    model.sourceName = "Qwen/Qwen2.5-7B-Instruct"
    #expect(
      ShippedModels.names.match(model) == .several(["Qwen/Qwen2.5-7B-Instruct", "Qwen/Qwen3-8B"]))
  }

  @Test func `an adapter is not the model it stands on`() {
    var model = ServedModel(wireName: "support", engine: "vLLM")
    model.adapterOf = "Qwen/Qwen3-8B"
    model.sourceName = "Qwen/Qwen3-8B"
    #expect(ShippedModels.names.match(model) == .nothing(near: ["Qwen/Qwen3-8B"]))
  }

  @Test func `similar names of the same size are offered`() {
    let match = ShippedModels.names.match("Qwen3-8B-abliterated-Q4_K_M.gguf")
    #expect(match.id == nil && match.candidates.contains("Qwen/Qwen3-8B"))
    #expect(ShippedModels.names.match("zzz").candidates.isEmpty)
  }
}
