/// The server of SGLang.
///
/// **Facts** the context, the path or Hub id behind the served name, the class of the model, the
/// version, how it is quantized where it was told to, and how many requests run at once.
///
/// **Trap** its prefix cache. A prompt that does not fit is an error inside a stream that began
/// with 200. It also answers in Ollama's language, with a size of zero and a digest that is none.
///
/// **Source** `python/sglang/srt/entrypoints/http_server.py` and `…/ollama/serving.py` of
/// sgl-project/sglang; https://docs.sglang.io/basic_usage/native_api.html. Older versions say
/// `/get_model_info` and `/get_server_info`, newer ones `/model_info` and `/server_info`. Read,
/// not run.
struct SGLangDialect: Dialect {
  let key = "sglang"
  let engine = "SGLang"
  let port: UInt16? = 30000
  let isVerified: Bool? = false
  let questions = ["/get_model_info", "/model_info", "/get_server_info", "/server_info"]
    .map { ServerQuestion($0) }
  let requestFields = [RequestField("ignore_eos", .bool(true))]

  func suspects(_ answers: ServerAnswers) -> Bool { answers.namesOwner("sglang") }

  func recognizes(_ answers: ServerAnswers) -> Bool {
    answers.areAllOwned(by: "sglang") && modelInfo(answers)?["model_path"]?.name != nil
  }

  func describe(_ model: inout ServedModel, entry: JSONValue, answers: ServerAnswers) {
    let info = modelInfo(answers)
    let server = answers.others["/get_server_info"] ?? answers.others["/server_info"]
    model.engineBuild = server?["version"]?.string
    model.contextTokens =
      entry["max_model_len"]?.count(upTo: ServedModel.largestContext)
      ?? server?["context_length"]?.count(upTo: ServedModel.largestContext)
    model.quantization = server?["quantization"]?.string.flatMap(ServedQuantization.usualName)
    model.slots = server?["max_running_requests"]?.count(upTo: ServedModel.mostSlots)
    model.adapterOf = entry["parent"]?.name
    model.architecture = info?["architectures"]?.array?.first?.name ?? info?["model_type"]?.name
    model.readSource(info?["model_path"]?.name ?? entry["root"]?.name)
  }

  func timings(_ event: JSONValue) -> ServerTimings? { nil }

  private func modelInfo(_ answers: ServerAnswers) -> JSONValue? {
    answers.others["/get_model_info"] ?? answers.others["/model_info"]
  }
}
