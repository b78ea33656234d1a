/// The server of LM Studio, in its newer (`/api/v1`) and its older (`/api/v0`) language.
///
/// **Facts** quantization, size, architecture, the context a model was loaded with, and the
/// variant of it that is chosen.
///
/// **Trap** it lists every model on the disk and loads one when a request names it. It answers
/// 200 with an error in the body where it has no such path, so only the shape of an answer counts.
///
/// **Source** https://lmstudio.ai/docs/developer/rest and https://lmstudio.ai/docs/api/rest-api
/// (v0). Read, not run.
struct LMStudioDialect: Dialect {
  let key = "lm-studio"
  let engine = "LM Studio"
  let port: UInt16? = 1234
  let isVerified: Bool? = false
  let questions = ["/api/v1/models", "/api/v0/models"].map { ServerQuestion($0) }
  let requestFields: [RequestField] = []

  func suspects(_ answers: ServerAnswers) -> Bool {
    answers.modelEntries.isEmpty
      ? answers.port == port.map(Int.init) : answers.areAllOwned(by: "organization_owner")
  }

  func recognizes(_ answers: ServerAnswers) -> Bool {
    guard suspects(answers) else { return false }
    let newer = newerModels(answers).contains { $0["key"]?.name != nil && $0["type"] != nil }
    let older = olderModels(answers).contains {
      $0["id"]?.name != nil && $0["compatibility_type"] != nil
    }
    return newer || older
  }

  func describe(_ model: inout ServedModel, entry: JSONValue, answers: ServerAnswers) {
    guard let id = entry["id"]?.name else { return }
    if let native = newerModels(answers).first(where: { names(of: $0).contains(id) }) {
      describe(&model, newer: native, id: id)
    } else if let native = olderModels(answers).first(where: { $0["id"]?.string == id }) {
      describe(&model, older: native)
    }
  }

  func timings(_ event: JSONValue) -> ServerTimings? {
    guard let stats = event["stats"], case .object = stats else { return nil }
    let first = stats["time_to_first_token_seconds"] ?? stats["time_to_first_token"]
    let speed = stats["tokens_per_second"]?.double.flatMap { $0 > 0 ? 1000 / $0 : nil }
    let timings = ServerTimings(
      promptTokens: stats["input_tokens"]?.tokens,
      promptMilliseconds: first?.milliseconds(unit: 1000),
      outputTokens: stats["total_output_tokens"]?.tokens,
      millisecondsPerToken: speed.flatMap { $0 < 1e9 ? $0 : nil },
      loadMilliseconds: stats["model_load_time_seconds"]?.milliseconds(unit: 1000))
    return timings == ServerTimings() ? nil : timings
  }

  private func newerModels(_ answers: ServerAnswers) -> [JSONValue] {
    answers.others["/api/v1/models"]?["models"]?.array ?? []
  }

  private func olderModels(_ answers: ServerAnswers) -> [JSONValue] {
    answers.others["/api/v0/models"]?["data"]?.array ?? []
  }

  /// The names a request may use for a model.
  private func names(of model: JSONValue) -> [String] {
    let instances = model["loaded_instances"]?.array?.compactMap { $0["id"]?.string } ?? []
    let variants = model["variants"]?.array?.compactMap(\.string) ?? []
    return [model["key"]?.string, model["selected_variant"]?.string].compactMap(\.self)
      + instances + variants
  }

  private func describe(_ model: inout ServedModel, newer native: JSONValue, id: String) {
    let instances = native["loaded_instances"]?.array ?? []
    let instance = instances.first { $0["id"]?.string == id } ?? instances.first
    model.isLoaded = native["loaded_instances"]?.array.map { !$0.isEmpty }
    model.contextTokens =
      instance?["config"]?["context_length"]?.count(upTo: ServedModel.largestContext)
    model.slots = instance?["config"]?["parallel"]?.count(upTo: ServedModel.mostSlots)
    model.architecture = native["architecture"]?.name
    model.trainedContextTokens =
      native["max_context_length"]?.count(upTo: ServedModel.largestContext)
    // Size and quantization are those of the chosen variant, and of no other.
    let isOther = id.contains("@") && id != native["selected_variant"]?.string
    let hasChosen = native["selected_variant"]?.string?.contains("@") == true
    if !(isOther && hasChosen) {
      model.sizeBytes = native["size_bytes"]?.count(upTo: ServedModel.largestSize)
      model.quantization =
        native["quantization"]?["name"]?.string.flatMap(ServedQuantization.usualName)
    }
    // Its `8B` is a name rather than a count: too coarse to compare.
    model.sourceName = native["selected_variant"]?.name.flatMap { $0 == id ? nil : $0 }
  }

  private func describe(_ model: inout ServedModel, older native: JSONValue) {
    model.isLoaded = native["state"]?.string.map { $0 == "loaded" }
    model.contextTokens =
      native["loaded_context_length"]?.count(upTo: ServedModel.largestContext)
    model.architecture = native["arch"]?.name
    model.quantization = native["quantization"]?.string.flatMap(ServedQuantization.usualName)
    model.trainedContextTokens =
      native["max_context_length"]?.count(upTo: ServedModel.largestContext)
  }
}
