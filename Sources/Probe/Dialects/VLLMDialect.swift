/// The server of vLLM.
///
/// **Facts** the context a request may use, the path or Hub id behind the served name (`root`),
/// the model an adapter stands on (`parent`), the version.
///
/// **Trap** its prefix cache; the first requests compile. Its tokens per second count the time of
/// the prompt too, so the mean gap between tokens is read instead.
///
/// **Source** `vllm/entrypoints/openai/models/serving.py` of vllm-project/vllm (the list of
/// models), and pull request 46768 there (`metrics`: only with `--enable-per-request-metrics` and
/// `include_metrics` in the request; from 0.25 on). Read, not run.
struct VLLMDialect: Dialect {
  let key = "vllm"
  let engine = "vLLM"
  let port: UInt16? = 8000
  let isVerified: Bool? = false
  let questions = [ServerQuestion("/version")]
  let requestFields = [
    RequestField("ignore_eos", .bool(true)), RequestField("include_metrics", .bool(true)),
  ]

  func suspects(_ answers: ServerAnswers) -> Bool { answers.namesOwner("vllm") }

  func recognizes(_ answers: ServerAnswers) -> Bool {
    answers.areAllOwned(by: "vllm") && answers.others["/version"]?["version"]?.name != nil
  }

  func describe(_ model: inout ServedModel, entry: JSONValue, answers: ServerAnswers) {
    model.engineBuild = answers.others["/version"]?["version"]?.string
    model.adapterOf = entry["parent"]?.name
    let base = answers.modelEntries.first { $0["id"] == entry["parent"] } ?? entry
    model.contextTokens =
      (entry["max_model_len"]?.count(upTo: ServedModel.largestContext))
      ?? base["max_model_len"]?.count(upTo: ServedModel.largestContext)
    model.readSource(entry["root"]?.name)
  }

  func timings(_ event: JSONValue) -> ServerTimings? {
    guard let metrics = event["metrics"], case .object = metrics else { return nil }
    // What passes before the first token is waiting and then the prompt.
    let queue = metrics["queue_time_ms"]?.milliseconds()
    let first = metrics["time_to_first_token_ms"]?.milliseconds()
    return ServerTimings(
      promptMilliseconds: first.flatMap { $0 > (queue ?? 0) ? $0 - (queue ?? 0) : nil },
      millisecondsPerToken: metrics["mean_itl_ms"]?.milliseconds(), queueMilliseconds: queue)
  }
}

extension ServedModel {
  /// Takes what a server loaded: a path is a file of its own, anything else a name.
  mutating func readSource(_ source: String?) {
    guard let source, source != wireName || source.hasPrefix("/") else { return }
    let isPath = source.hasPrefix("/") || source.hasPrefix("~") || source.hasPrefix(".")
    if isPath { filePath = source } else { sourceName = source }
  }
}
