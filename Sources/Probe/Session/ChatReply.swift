/// What came of one chat request: moments, counts and the server's own words, without the text.
struct ChatReply: Sendable {
  /// Moments of the stream, in nanoseconds of the monotonic clock.
  struct Moments: Equatable, Sendable {
    var header: UInt64?
    var firstEvent: UInt64?
    var firstText: UInt64?
    var firstAnswer: UInt64?
    var lastText: UInt64?
    var end: UInt64?
    var largestGap: UInt64 = 0
    var firstTurn: UInt64 = 0
    var lastTurn: UInt64 = 0
  }

  var head = ResponseHead()
  var moments = Moments()
  var failure: ProbeError?
  /// Events that carried output.
  var chunks = 0
  /// Microseconds between them; nil once there were too many.
  var gaps: [Int]? = []
  var usage: TokenUsage?
  var timings: ServerTimings?
  /// Milliseconds it waited in the server's queue, where the server says so.
  var queueMilliseconds: Double?
  var finishReason: String?
  var model: String?
  var isRepaired = false
  var isRunaway = false
  /// True once whoever listened had heard enough and the rest was not read.
  var isHeardEnough = false
  /// True once the server has said that the stream is complete.
  var isComplete = false
  /// The body of an answer that is no stream: an error, a page, or one whole completion.
  var plainBody: [UInt8] = []
  /// How the exchange ended.
  var outcome = HTTPOutcome.none
}
