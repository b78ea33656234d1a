import Foundation

@testable import Probe

/// What one kind of server answers, in the shape its documentation or a recording shows.
struct RecordedServer {
  var name: String
  /// The dialect that should claim it.
  var dialect: String
  var software = ""
  var port = 0
  /// The list of models.
  var models = ""
  /// Other answers by path.
  var others: [String: String] = [:]

  /// All of them.
  static let all = [
    llamaServer, llamaRouter, ollama, ollamaRemote, lmStudio, lmStudioOlder, vllm, sglang, gateway,
    koboldLike,
  ]

  /// Everything it answers, also to questions nobody would ask it.
  var answers: ServerAnswers {
    var answers = ServerAnswers()
    answers.software = software
    answers.port = port
    answers.models = Self.read(models) ?? .null
    for (path, text) in others { answers.others[path] = Self.read(text) }
    return answers
  }

  /// What a survey of it finds; `isLMStudio` answers every path with 200.
  func survey(entry place: Int = 0) -> ServedModel {
    let survey = ServerSurvey { Self.read(others[$0.path] ?? "") }
    var answers = ServerAnswers()
    answers.software = software
    answers.port = port
    answers.models = Self.read(models) ?? .null
    let dialect = (try? survey.recognize(&answers)) ?? PlainDialect()
    let entries = answers.modelEntries
    let entry = entries.indices.contains(place) ? entries[place] : .null
    let model = try? survey.describe(
      entry, wireName: entry["id"]?.string ?? "", by: dialect, answers)
    return model ?? ServedModel(wireName: "", engine: "")
  }

  static func read(_ text: String) -> JSONValue? {
    var reader = JSONReader(Array(text.utf8))
    return try? reader.read()
  }
}

extension RecordedServer {
  static let llamaServer = recorded("llama-server")
  static let llamaRouter = recorded("llama-router")
  static let ollama = recorded("ollama")
  static let ollamaRemote = recorded("ollama-remote")
  static let lmStudio = recorded("lm-studio")
  static let lmStudioOlder = recorded("lm-studio-older")
  static let vllm = recorded("vllm")
  static let sglang = recorded("sglang")
  static let gateway = recorded("gateway")
  static let koboldLike = recorded("kobold-like")

  /// Reads a file of Tests/Tools/dialects, which the scripted server serves too.
  private static func recorded(_ name: String) -> RecordedServer {
    var server = RecordedServer(name: name, dialect: "none")
    let file = ServerProcess.tool("dialects/\(name).json")
    // A file that is missing or broken makes a server no dialect claims, and tests fail.
    guard let data = FileManager.default.contents(atPath: file), let value = read(data) else {
      return server
    }
    server.name = value["name"]?.string ?? name
    server.dialect = value["dialect"]?.string ?? "none"
    server.software = value["software"]?.string ?? ""
    server.port = value["port"]?.count(upTo: 65_535) ?? 0
    guard case .object(let answers)? = value["answers"] else { return server }
    for (path, answer) in answers {
      if path == "/v1/models" {
        server.models = answer.encoded
      } else {
        server.others[path] = answer.encoded
      }
    }
    return server
  }

  private static func read(_ data: Data) -> JSONValue? {
    var reader = JSONReader(Array(data))
    return try? reader.read()
  }
}
