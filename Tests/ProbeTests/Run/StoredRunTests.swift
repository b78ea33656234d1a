import Foundation
import Testing

@testable import Probe

/// Runs that an earlier version stored.
@Suite struct StoredRunTests {
  @Test func `a run stored before models had more facts is read, with those facts unknown`() throws
  {
    let run = try JSONDecoder().decode(ProbeRun.self, from: Data(Self.earlier.utf8))
    #expect(run.status == .complete && run.samples.count == 2)
    #expect(run.model.engine == "llama.cpp" && run.model.parameters == 155_968)
    #expect(run.model.dialect == nil && run.model.isVerified == nil && run.model.fileName == nil)
    #expect(run.model.remarks.isEmpty)
    #expect(run.samples[0].server?.promptMilliseconds != nil)
    #expect(run.samples[0].server?.queueMilliseconds == nil)
  }

  @Test func `where the file of a model lies is never stored`() throws {
    var model = ServedModel(wireName: "m", engine: "llama.cpp")
    model.filePath = "/home/ann/secret project/m.gguf"
    model.tidy()
    let data = try JSONEncoder().encode(model)
    #expect(!String(decoding: data, as: UTF8.self).contains("ann"))
    let copy = try JSONDecoder().decode(ServedModel.self, from: data)
    #expect(copy.fileName == "m.gguf" && copy.filePath == nil)
    model.filePath = nil
    #expect(copy == model)
  }

  /// The sentence of each remark.
  private static let remarks: [(remark: ServedRemark, sentence: String)] = [
    (
      .notVerified(engine: "Ollama"),
      "What Ollama says of itself is read as its documentation describes it; not verified by "
        + "running it."
    ),
    (.notLoaded, "The model was not in memory; the first request loads it."),
    (
      .remote(host: "https://models.example"),
      "The server passes requests on to https://models.example: prompts leave this machine, and "
        + "the figures are those of that host."
    ),
    (.adapter(of: "chat"), "This is an adapter on top of chat."),
  ]

  @Test(arguments: remarks)
  func `each remark has its sentence`(remark: ServedRemark, sentence: String) {
    #expect(remark.message == sentence)
    #expect(ProbeNote.served(remark).message == sentence)
  }

  /// What version 0.1.0 stored of a short run on a small model.
  private static let earlier = #"""
    {"cores": 2, "endedAt": 1795348536995, "endpointLabel": "127.0.0.1:8080",
    "endpointURL": "http://127.0.0.1:8080/v1", "flags": [], "gauge": {"isMeasured": true,
    "overheadTokens": 30.333333333333336, "tokensPerWord": 1.1527777777777777},
    "loadAfter": 1.73193359375, "loadBefore": 1.73193359375,
    "metrics": {"decode_tok_s": {"high": 3385.522287908878, "low": 3385.522287908878,
    "max": 3385.522287908878, "median": 3385.522287908878, "min": 3385.522287908878,
    "n": 1}, "e2e_ms": {"high": 5.719528, "low": 5.719528, "max": 5.719528,
    "median": 5.719528, "min": 5.719528, "n": 1},
    "prompt_tok_s": {"high": 27412.17705619685, "low": 27412.17705619685,
    "max": 27412.17705619685, "median": 27412.17705619685, "min": 27412.17705619685,
    "n": 1}, "server_decode_tok_s": {"high": 3461.005999077065, "low": 3461.005999077065,
    "max": 3461.005999077065, "median": 3461.005999077065, "min": 3461.005999077065,
    "n": 1}, "server_prompt_tok_s": {"high": 37419.354838709674, "low": 37419.354838709674,
    "max": 37419.354838709674, "median": 37419.354838709674, "min": 37419.354838709674,
    "n": 1}, "tpot_ms": {"high": 0.2953754, "low": 0.2953754, "max": 0.2953754,
    "median": 0.2953754, "min": 0.2953754, "n": 1}, "ttfa_ms": {"high": 1.057924,
    "low": 1.057924, "max": 1.057924, "median": 1.057924, "min": 1.057924, "n": 1},
    "ttft_ms": {"high": 1.057924, "low": 1.057924, "max": 1.057924, "median": 1.057924,
    "min": 1.057924, "n": 1}}, "model": {"contextTokens": 2048, "engine": "llama.cpp",
    "engineBuild": "b0-unknown", "id": "tiny", "parameters": 155968,
    "quantization": "Q8_0", "sizeBytes": 166656, "slots": 1, "trainedContextTokens": 4096,
    "wireName": "tiny"}, "notes": [], "plan": {"firstTokenOutputTokens": 8,
    "firstTokenRuns": 1, "outputTokens": 16, "promptTokens": 32,
    "throughputPromptTokens": 32, "throughputRuns": 1, "warmUpRuns": 3},
    "program": "weigh 0.1.0", "samples": [{"cachedTokens": 0, "chunks": 8,
    "connectMilliseconds": 0.147, "endMilliseconds": 3.65641, "finishReason": "length",
    "firstAnswerMilliseconds": 1.057924, "firstEventMilliseconds": 1.057924,
    "firstTextMilliseconds": 1.057924, "flags": [], "headerMilliseconds": 0.802514,
    "index": 0, "largestGapMilliseconds": 0.427827, "lastTextMilliseconds": 3.402602,
    "outputTokens": 8, "phase": "first-token", "promptNumber": 5, "promptTokens": 29,
    "promptWords": 1, "requestedTokens": 8, "server": {"cachedTokens": 0,
    "millisecondsPerToken": 0.30785714285714283, "outputTokens": 8,
    "promptMilliseconds": 0.775, "promptTokens": 29}}, {"cachedTokens": 0, "chunks": 16,
    "connectMilliseconds": 0.151, "endMilliseconds": 5.719528, "finishReason": "length",
    "firstAnswerMilliseconds": 0.843094, "firstEventMilliseconds": 0.843094,
    "firstTextMilliseconds": 0.843094, "flags": [], "headerMilliseconds": 0.631138,
    "index": 0, "largestGapMilliseconds": 0.511631, "lastTextMilliseconds": 5.273725,
    "outputTokens": 16, "phase": "throughput", "promptNumber": 6, "promptTokens": 29,
    "promptWords": 1, "requestedTokens": 16, "server": {"cachedTokens": 0,
    "millisecondsPerToken": 0.2889333333333333, "outputTokens": 16,
    "promptMilliseconds": 0.647, "promptTokens": 29}}], "seed": 3663716511322474,
    "startedAt": 1795348536947, "status": "complete"}
    """#
}
