/// Any server of the common protocol, also a gateway in front of several: no facts beyond it.
struct PlainDialect: Dialect {
  let key = "openai"
  let engine = "OpenAI-compatible server"
  let port: UInt16? = nil
  let isVerified: Bool? = nil
  let questions: [ServerQuestion] = []
  let requestFields: [RequestField] = []

  func suspects(_ answers: ServerAnswers) -> Bool { true }
  func recognizes(_ answers: ServerAnswers) -> Bool { true }
  func timings(_ event: JSONValue) -> ServerTimings? { nil }

  func describe(_ model: inout ServedModel, entry: JSONValue, answers: ServerAnswers) {
    // Not part of the protocol, but several servers name the context under one of these.
    let fields = ["max_model_len", "context_length", "context_window", "max_context_length"]
    model.contextTokens =
      fields.lazy.compactMap {
        entry[$0]?.count(upTo: ServedModel.largestContext)
      }.first
    model.readSource(entry["root"]?.name)
  }
}
