/// llama.cpp's own server.
///
/// **Source** recorded replies of the server in xllamacpp 2026.10.11549; the tests run it.
struct LlamaServerDialect: Dialect {
  let engine = "llama.cpp"
  let paths = ["/props"]
  let requestFields = [
    RequestField("ignore_eos", .bool(true)), RequestField("cache_prompt", .bool(false)),
  ]

  func suspects(_ answers: ServerAnswers) -> Bool {
    answers.software.lowercased().hasPrefix("llama.cpp")
      || answers.modelEntries.contains { $0["owned_by"]?.string == "llamacpp" }
  }

  func recognizes(_ answers: ServerAnswers) -> Bool {
    suspects(answers) && answers.others["/props"]?["default_generation_settings"] != nil
  }

  func describe(_ model: inout ServedModel, entry: JSONValue, answers: ServerAnswers) {
    let props = answers.others["/props"]
    let meta = entry["meta"]
    let isOnlyModel = answers.modelEntries.count == 1
    model.parameters = meta?["n_params"]?.count(upTo: ServedModel.mostParameters)
    model.sizeBytes = meta?["size"]?.count(upTo: ServedModel.largestSize)
    model.trainedContextTokens = meta?["n_ctx_train"]?.count(upTo: ServedModel.largestContext)
    model.contextTokens = meta?["n_ctx"]?.count(upTo: ServedModel.largestContext)
    model.quantization = meta?["ftype"]?.string
    if isOnlyModel {
      let settings = props?["default_generation_settings"]
      model.contextTokens =
        settings?["n_ctx"]?.count(upTo: ServedModel.largestContext) ?? model.contextTokens
      model.quantization = model.quantization ?? props?["model_ftype"]?.string
    }
    model.slots = props?["total_slots"]?.count(upTo: 4096)
    model.engineBuild = props?["build_info"]?.string
  }

  func timings(_ event: JSONValue) -> ServerTimings? {
    guard let timings = event["timings"], case .object = timings else { return nil }
    let limit = 1_000_000_000
    return ServerTimings(
      promptTokens: timings["prompt_n"]?.count(upTo: limit),
      cachedTokens: timings["cache_n"]?.count(upTo: limit),
      promptMilliseconds: Self.positive(timings["prompt_ms"]),
      outputTokens: timings["predicted_n"]?.count(upTo: limit),
      millisecondsPerToken: Self.positive(timings["predicted_per_token_ms"]))
  }

  private static func positive(_ value: JSONValue?) -> Double? {
    value?.double.flatMap { $0 > 0 && $0 < 1e9 ? $0 : nil }
  }
}
