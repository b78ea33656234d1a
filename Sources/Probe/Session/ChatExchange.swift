internal import Glibc

/// One chat request that is ready to be sent, from any thread.
struct ChatExchange: Sendable {
  let client: HTTPClient
  let dialect: any Dialect
  let job: ChatSession.Job
  let promptNumber: Int
  let url: String
  let body: String

  /// Sends it and takes in the answer.
  ///
  /// `tick` gets the seconds waited for the first text, and ends the request by returning
  /// false.
  func perform(_ tick: @escaping (Double) -> Bool) -> ChatReply {
    let answer = StreamedAnswer(
      limits: client.limits, key: client.key, chunkLimit: job.outputTokens * 2,
      readTimings: dialect.timings, listener: job.question?.listener, onTick: tick)
    let request = HTTPRequest(url: url, accept: "text/event-stream, application/json", body: body)
    answer.finish(client.perform(request, answer))
    return answer.reply
  }
}
