internal import Catalog

/// The server of Ollama.
///
/// **Facts** size, quantization, rounded and exact parameters, architecture, the context of a
/// loaded model, the file it was made from, and whether another machine does the work.
///
/// **Trap** it cuts a prompt to its own context without saying so, and it loads the model inside
/// the first request: the context is known only while the model is loaded. Its digest is that of
/// a manifest, not of the weights. Other servers answer in its language too, so the owners in the
/// list of models must be those it writes itself.
///
/// **Source** `docs/api.md`, `api/types.go` and `openai/openai.go` of ollama/ollama (owner: the
/// name space of the model, `library` where it has none; durations in nanoseconds; prompt counts
/// without what was cached). Read, not run.
struct OllamaDialect: Dialect {
  let key = "ollama"
  let engine = "Ollama"
  let port: UInt16? = 11434
  let isVerified: Bool? = false
  let questions = ["/api/version", "/api/tags", "/api/ps"].map { ServerQuestion($0) }
  let requestFields: [RequestField] = []

  func suspects(_ answers: ServerAnswers) -> Bool {
    if answers.modelEntries.isEmpty { return answers.port == port.map(Int.init) }
    return answers.modelEntries.allSatisfy(isOwnEntry)
  }

  func recognizes(_ answers: ServerAnswers) -> Bool {
    guard suspects(answers), answers.others["/api/version"]?["version"]?.name != nil,
      let tags = answers.others["/api/tags"]?["models"]?.array
    else { return false }
    return tags.allSatisfy { $0["details"]?["format"]?.string != "sglang" }
      && answers.modelEntries.allSatisfy { tag(of: $0, in: answers) != nil }
  }

  func questions(about wireName: String) -> [ServerQuestion] {
    [ServerQuestion("/api/show", body: JSONValue.object(["model": .string(wireName)]).encoded)]
  }

  func describe(_ model: inout ServedModel, entry: JSONValue, answers: ServerAnswers) {
    model.engineBuild = answers.others["/api/version"]?["version"]?.string
    guard let tag = tag(of: entry, in: answers) else { return }
    let show = answers.others["/api/show"]
    let details = show?["details"] ?? tag["details"]
    model.digest = tag["digest"]?.name
    model.sizeBytes = tag["size"]?.count(upTo: ServedModel.largestSize)
    model.quantization =
      (details?["quantization_level"] ?? tag["details"]?["quantization_level"])?.string
      .flatMap(ServedQuantization.usualName)
    model.remoteHost = (tag["remote_host"] ?? show?["remote_host"])?.name
    readParameters(&model, details: details ?? tag["details"], show: show)
    model.templateSHA256 = show?["template"]?.string.flatMap { $0.isEmpty ? nil : SHA256.hex($0) }
    model.filePath = show?["modelfile"]?.string.flatMap(Self.file)
    guard let loaded = answers.others["/api/ps"]?["models"]?.array, model.remoteHost == nil else {
      return
    }
    let running = loaded.first { $0["digest"] == tag["digest"] && $0["name"] == tag["name"] }
    model.isLoaded = running != nil
    model.contextTokens = running?["context_length"]?.count(upTo: ServedModel.largestContext)
  }

  func timings(_ event: JSONValue) -> ServerTimings? {
    guard event["done"] == .bool(true) else { return nil }
    let nanosecond = 1e-6
    let output = event["eval_count"]?.tokens
    let duration = event["eval_duration"]?.milliseconds(unit: nanosecond)
    let perToken: Double? =
      if let output, output > 0, let duration { duration / Double(output) } else { nil }
    let timings = ServerTimings(
      promptTokens: event["prompt_eval_count"]?.tokens,
      promptMilliseconds: event["prompt_eval_duration"]?.milliseconds(unit: nanosecond),
      outputTokens: output, millisecondsPerToken: perToken,
      loadMilliseconds: event["load_duration"]?.milliseconds(unit: nanosecond))
    return timings == ServerTimings() ? nil : timings
  }

  /// Whether the owner of an entry is what Ollama writes for its name.
  private func isOwnEntry(_ entry: JSONValue) -> Bool {
    guard let id = entry["id"]?.name, let owner = entry["owned_by"]?.name else { return false }
    let parts = id.split(separator: "/")
    return parts.count < 2 ? owner == "library" : parts[parts.count - 2] == owner
  }

  private func tag(of entry: JSONValue, in answers: ServerAnswers) -> JSONValue? {
    guard let id = entry["id"]?.name else { return nil }
    return answers.others["/api/tags"]?["models"]?.array?.first {
      $0["name"]?.string == id || $0["model"]?.string == id
    }
  }

  private func readParameters(
    _ model: inout ServedModel, details: JSONValue?, show: JSONValue?
  ) {
    let info = show?["model_info"]
    let architecture = info?["general.architecture"]?.name
    model.architecture = architecture ?? details?["family"]?.name
    if let architecture {
      model.trainedContextTokens =
        info?["\(architecture).context_length"]?.count(upTo: ServedModel.largestContext)
      model.vocabularySize =
        info?["\(architecture).vocab_size"]?.count(upTo: ServedModel.largestVocabulary)
    }
    let exact = info?["general.parameter_count"]?.count(upTo: ServedModel.mostParameters)
    if let exact, exact > 0 {
      model.parameters = exact
    } else if let written = details?["parameter_size"]?.string.flatMap(WrittenCount.init) {
      model.parameters = written.count
      model.parameterMargin = written.margin
    }
  }

  /// The file a model was made from, as the first `FROM` line with a path names it.
  private static func file(_ modelfile: String) -> String? {
    for line in modelfile.prefix(65_536).split(whereSeparator: \.isNewline) {
      guard line.hasPrefix("FROM /") else { continue }
      let path = String(line.dropFirst(5))
      return path.utf8.count <= 4096 ? path : nil
    }
    return nil
  }
}
