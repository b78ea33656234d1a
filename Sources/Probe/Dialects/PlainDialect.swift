/// Any server of the common protocol: no facts beyond it.
struct PlainDialect: Dialect {
  let engine = "OpenAI-compatible server"
  let paths: [String] = []
  let requestFields: [RequestField] = []

  func suspects(_ answers: ServerAnswers) -> Bool { true }
  func recognizes(_ answers: ServerAnswers) -> Bool { true }
  func timings(_ event: JSONValue) -> ServerTimings? { nil }

  func describe(_ model: inout ServedModel, entry: JSONValue, answers: ServerAnswers) {
    // Not part of the protocol, but several servers name the context here.
    let context = entry["max_model_len"] ?? entry["context_length"]
    model.contextTokens = context?.count(upTo: ServedModel.largestContext)
  }
}
