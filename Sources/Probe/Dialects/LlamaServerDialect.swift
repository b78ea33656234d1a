internal import Catalog

/// llama.cpp's own server.
///
/// **Trap** its prefix cache: `timings` count only what was not cached. As a router in front of
/// several models it answers `/props` for itself, which says nothing of a model.
///
/// **Source** recorded replies of the server in xllamacpp 2026.10.11549; the tests run it.
struct LlamaServerDialect: Dialect {
  let key = "llama.cpp"
  let engine = "llama.cpp"
  let port: UInt16? = 8080
  let isVerified: Bool? = true
  let questions = [ServerQuestion("/props"), ServerQuestion("/slots")]
  let requestFields = [
    RequestField("ignore_eos", .bool(true)), RequestField("cache_prompt", .bool(false)),
  ]

  func suspects(_ answers: ServerAnswers) -> Bool {
    isNamed(in: answers) || answers.namesOwner("llamacpp")
  }

  func recognizes(_ answers: ServerAnswers) -> Bool {
    // A gateway may pass on the owners of one engine among others, but not its header.
    (isNamed(in: answers) || answers.areAllOwned(by: "llamacpp"))
      && answers.others["/props"]?["default_generation_settings"] != nil
  }

  private func isNamed(in answers: ServerAnswers) -> Bool {
    answers.software.lowercased().hasPrefix("llama.cpp")
  }

  func describe(_ model: inout ServedModel, entry: JSONValue, answers: ServerAnswers) {
    let meta = entry["meta"]
    model.parameters = meta?["n_params"]?.count(upTo: ServedModel.mostParameters)
    model.sizeBytes = meta?["size"]?.count(upTo: ServedModel.largestSize)
    model.vocabularySize = meta?["n_vocab"]?.count(upTo: ServedModel.largestVocabulary)
    model.trainedContextTokens = meta?["n_ctx_train"]?.count(upTo: ServedModel.largestContext)
    model.contextTokens = meta?["n_ctx"]?.count(upTo: ServedModel.largestContext)
    model.quantization = meta?["ftype"]?.string.flatMap(ServedQuantization.usualName)
    let props = answers.others["/props"]
    model.engineBuild = props?["build_info"]?.string
    // Of several models these answers describe one that nobody names.
    guard answers.modelEntries.count == 1, props?["role"]?.string != "router" else {
      model.isLoaded = entry["status"]?["value"]?.string.map { $0 == "loaded" }
      return
    }
    let settings = props?["default_generation_settings"]
    model.contextTokens =
      settings?["n_ctx"]?.count(upTo: ServedModel.largestContext) ?? model.contextTokens
    model.quantization =
      model.quantization ?? props?["model_ftype"]?.string.flatMap(ServedQuantization.usualName)
    model.filePath = props?["model_path"]?.name
    model.templateSHA256 = props?["chat_template"]?.string.flatMap {
      $0.isEmpty ? nil : SHA256.hex($0)
    }
    model.slots = props?["total_slots"]?.count(upTo: ServedModel.mostSlots)
    if let slots = answers.others["/slots"]?.array {
      model.busySlots = slots.count { $0["is_processing"] == .bool(true) }
    }
    if props?["is_sleeping"] == .bool(true) { model.isLoaded = false }
  }

  func timings(_ event: JSONValue) -> ServerTimings? {
    guard let timings = event["timings"], case .object = timings else { return nil }
    return ServerTimings(
      promptTokens: timings["prompt_n"]?.tokens, cachedTokens: timings["cache_n"]?.tokens,
      promptMilliseconds: timings["prompt_ms"]?.milliseconds(),
      outputTokens: timings["predicted_n"]?.tokens,
      millisecondsPerToken: timings["predicted_per_token_ms"]?.milliseconds())
  }
}
