import Catalog
import Foundation
import Testing

@testable import Probe

@Suite struct ServedIdentityTests {
  private var catalog: ModelNumbers {
    var model = ModelNumbers(id: "org/Model-32B")
    model.parameters = 32_762_123_264
    model.isMultimodal = false
    model.vocabularySize = 151_936
    model.hiddenSize = 5120
    model.modelType = "qwen3"
    model.classes = ["Qwen3ForCausalLM"]
    model.contextTokens = 40_960
    model.files = [.init(sha256: String(repeating: "ab", count: 32), bytes: 9, place: "org/files")]
    return model
  }

  private func served(
    _ parameters: Int? = nil, margin: Int? = nil, _ quantization: String? = nil
  ) -> ServedModel {
    var model = ServedModel(wireName: "m", engine: "llama.cpp")
    model.parameters = parameters
    model.parameterMargin = margin
    model.quantization = quantization
    return model
  }

  @Test func `another size contradicts, with the numbers of both`() {
    let identity = ServedIdentity(of: served(7_615_616_512, "Q4_0"), as: catalog)
    #expect(identity.level == .contradicts && identity.words == "another model")
    #expect(
      identity.message
        == "This server has 7.62 B parameters at Q4_0; org/Model-32B has 32.8 B. Probe it as what "
        + "it is, or name another model with --id.")
  }

  @Test func `the same size is the same numbers, within half a percent`() {
    for count in [32_762_123_264, 32_600_000_000, 32_925_000_000] {
      let identity = ServedIdentity(of: served(count, "Q4_K_M"), as: catalog)
      #expect(identity.level == .sameNumbers, "\(count)")
    }
    let identity = ServedIdentity(of: served(32_590_000_000), as: catalog)
    #expect(identity.level == .unknown)
    #expect(
      identity.evidence
        == [.parameters(served: 32_590_000_000, catalog: 32_762_123_264, agrees: nil)])
  }

  @Test func `a rounded size agrees within its rounding, and a coarse one with nothing`() {
    let fine = ServedIdentity(of: served(32_800_000_000, margin: 50_000_000), as: catalog)
    #expect(fine.level == .sameNumbers)
    let coarse = ServedIdentity(of: served(33_000_000_000, margin: 5_000_000_000), as: catalog)
    #expect(coarse.level == .unknown)
    let other = ServedIdentity(of: served(8_000_000_000, margin: 500_000_000), as: catalog)
    #expect(other.level == .contradicts)
  }

  @Test func `parts that are files of their own contradict nothing`() {
    var model = catalog
    model.isMultimodal = true
    #expect(ServedIdentity(of: served(25_000_000_000), as: model).level == .unknown)
    model.isMultimodal = nil
    #expect(ServedIdentity(of: served(25_000_000_000), as: model).level == .unknown)
    #expect(ServedIdentity(of: served(14_000_000_000), as: model).level == .contradicts)
    model.isMultimodal = false
    #expect(ServedIdentity(of: served(25_000_000_000), as: model).level == .contradicts)
    model.draftParameters = 2_000_000_000
    #expect(ServedIdentity(of: served(30_762_123_264), as: model).level == .sameNumbers)
    // A table counted twice because it serves as head too.
    #expect(ServedIdentity(of: served(33_540_000_000), as: model).level == .unknown)
  }

  @Test func `a size the catalog has from a name only contradicts less`() {
    var model = catalog
    model.parameters = 7_000_000_000
    model.vocabularySize = nil
    #expect(ServedIdentity(of: served(7_615_616_512), as: model).level == .unknown)
    #expect(ServedIdentity(of: served(8_500_000_000), as: model).level == .contradicts)
  }

  @Test func `the quantization counts where one is named`() {
    let same = ServedIdentity(
      of: served(32_762_123_264, "Q4_K - Medium"), as: catalog, quantization: "Q4_K_M")
    #expect(same.level == .sameNumbers)
    #expect(
      same.message
        == "It has the parameters (32.8 B) and quantization (Q4_K_M) of org/Model-32B; its name "
        + "says nothing.")
    let other = ServedIdentity(
      of: served(32_762_123_264, "Q8_0"), as: catalog, quantization: "Q4_K_M")
    #expect(other.level == .contradicts)
    #expect(
      other.message
        == "This server has quantization Q8_0; org/Model-32B has Q4_K_M. Probe it as what it is, "
        + "or name another model with --id.")
    let silent = ServedIdentity(
      of: served(32_762_123_264), as: catalog, quantization: "Q4_K_M")
    #expect(silent.level == .unknown)
    let strange = ServedIdentity(
      of: served(32_762_123_264, "Z9"), as: catalog, quantization: "Q4_K_M")
    #expect(strange.level == .unknown)
  }

  @Test func `a vocabulary contradicts by more than padding, a class by its name`() {
    var model = served()
    model.vocabularySize = 152_064
    #expect(ServedIdentity(of: model, as: catalog).level == .unknown)
    model.vocabularySize = 128_256
    #expect(ServedIdentity(of: model, as: catalog).level == .contradicts)
    model.vocabularySize = nil
    model.architecture = "LlamaForCausalLM"
    let identity = ServedIdentity(of: model, as: catalog)
    #expect(identity.level == .contradicts)
    #expect(identity.message.contains("the architecture LlamaForCausalLM; org/Model-32B has Qwen3"))
    // Engines have names of their own for architectures.
    model.architecture = "deepseek2"
    #expect(ServedIdentity(of: model, as: catalog).level == .unknown)
    model.architecture = "Qwen-3"
    #expect(
      ServedIdentity(of: model, as: catalog).evidence
        == [.architecture(served: "Qwen-3", catalog: "qwen3", agrees: true)])
  }

  @Test func `another context is told and contradicts nothing`() {
    var model = served(32_762_123_264)
    model.trainedContextTokens = 131_072
    let identity = ServedIdentity(of: model, as: catalog)
    #expect(identity.level == .sameNumbers)
    #expect(
      identity.evidence.contains(.context(served: 131_072, catalog: 40_960, agrees: false)))
  }

  @Test func `a hash that agrees outweighs numbers that do not`() {
    let hash = String(repeating: "AB", count: 32)
    let identity = ServedIdentity(of: served(7_000_000_000), as: catalog, sha256: hash)
    #expect(identity.level == .sameFile)
    #expect(
      identity.message
        == "The served file is org/Model-32B as org/files has it: its SHA-256 is the published one."
    )
    let other = ServedIdentity(
      of: served(), as: catalog, sha256: String(repeating: "0", count: 64))
    #expect(other.level == .unknown)
    #expect(other.evidence == [.otherFile(sha256: String(repeating: "0", count: 64))])
  }

  @Test func `names decide where nothing else does`() throws {
    let model = try #require(ShippedModels.snapshot.model("Qwen/Qwen3-8B"))
    let numbers = ModelNumbers(model)
    let names = ShippedModels.names
    let named = ServedModel(wireName: "qwen3:8b", engine: "Ollama")
    let byName = ServedIdentity(of: named, as: numbers, names: names)
    #expect(byName.level == .byName && byName.words == "by name only")
    #expect(
      byName.message
        == "By its name only: 'qwen3:8b' stands for Qwen/Qwen3-8B, and nothing contradicts.")
    let other = ServedIdentity(
      of: ServedModel(wireName: "llama3.1:8b", engine: "Ollama"), as: numbers, names: names)
    #expect(other.level == .unknown)
    #expect(
      other.message
        == "Nothing tells whether this is Qwen/Qwen3-8B; its name stands for "
        + "meta-llama/Llama-3.1-8B-Instruct.")
    let silent = ServedIdentity(
      of: ServedModel(wireName: "default", engine: "x"), as: numbers, names: names)
    #expect(silent.message == "Nothing tells whether this is Qwen/Qwen3-8B.")
    let copy = try JSONDecoder().decode(
      ServedIdentity.self, from: JSONEncoder().encode(byName))
    #expect(copy == byName)
  }

  @Test func `an absurd number is no fact, and the name is left`() throws {
    let model = try #require(ShippedModels.snapshot.model("Qwen/Qwen3-8B"))
    for number in ["1e30", "-8190735360", "\"NaN\"", "0"] {
      var server = RecordedServer.llamaServer
      server.models = server.models.replacing("139584", with: number)
        .replacing("\"id\":\"tiny\"", with: "\"id\":\"Qwen3-8B-Q8_0.gguf\"")
        .replacing("\"n_vocab\":512,", with: "")
      let served = server.survey()
      #expect(served.parameters == nil, "\(number)")
      let identity = ServedIdentity(
        of: served, as: ModelNumbers(model), names: ShippedModels.names)
      #expect(identity.level == .byName, "\(number): \(identity)")
    }
  }

  @Test func `numbers of a real file agree with the catalog's own`() throws {
    let model = try #require(ShippedModels.snapshot.model("Qwen/Qwen2.5-7B-Instruct"))
    let identity = ServedIdentity(
      of: served(7_615_616_512, "Q4_K_M"), as: ModelNumbers(model), quantization: "Q4_K_M")
    #expect(identity.level == .sameNumbers)
    let other = try #require(ShippedModels.snapshot.model("Qwen/Qwen3-32B"))
    let wrong = ServedIdentity(of: served(7_615_616_512, "Q4_0"), as: ModelNumbers(other))
    #expect(wrong.level == .contradicts)
  }

  @Test func `numbers are written with three figures`() {
    let written = [
      (7_615_616_512, "7.62 B"), (32_762_123_264, "32.8 B"), (235_000_000_000, "235 B"),
      (1_100_000_000_000, "1.1 T"), (596_000_000, "596 M"), (999_900_000, "1 B"), (512, "512"),
      (155_968, "156 K"),
    ]
    for (count, text) in written { #expect(ServedIdentity.billions(count) == text) }
  }

  @Test func `written sizes have a margin of half their last figure`() {
    #expect(WrittenCount("7.6B")?.count == 7_600_000_000)
    #expect(WrittenCount("7.6B")?.margin == 50_000_000)
    #expect(WrittenCount(" 8 b")?.margin == 500_000_000)
    #expect(WrittenCount("3.21B")?.margin == 5_000_000)
    #expect(WrittenCount("137M")?.count == 137_000_000)
    for text in [
      "", "B", "7.6", "-7B", "1e9B", "7.6.1B", "NaNB", "999999999999B", "٧B", "7ß", "unknown",
    ] {
      #expect(WrittenCount(text) == nil, "\(text)")
    }
  }

  @Test func `quantizations have one spelling`() {
    let names = [
      ("Q4_K - Medium", "Q4_K_M"), ("(guessed) Q8_0", "Q8_0"), ("all F32", "F32"),
      ("IQ2_XXS - 2.0625 bpw", "IQ2_XXS"), ("q4_K_M", "Q4_K_M"), ("4bit", "MLX-4bit"),
      ("MXFP4 MoE", "MXFP4"), ("fp8", "FP8"), ("Z9", "Z9"), ("Q3_K - Small", "Q3_K_S"),
    ]
    for (raw, name) in names { #expect(ServedQuantization.usualName(raw) == name) }
    #expect(ServedQuantization.usualName("") == nil)
    #expect(ServedQuantization.usualName("unknown") == nil)
    #expect(ServedQuantization.declared("Z9") == nil)
  }
}
