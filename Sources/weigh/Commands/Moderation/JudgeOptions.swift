internal import ArgumentParser
internal import Foundation
internal import Probe

/// A second model that labels what the rules cannot settle.
struct JudgeOptions: ParsableArguments {
  @Option(name: .long, help: "The address of a second model that labels unsettled replies.")
  var judge: String?
  @Option(name: .customLong("judge-model"), help: "Its name, where its server has several.")
  var judgeModel: String?
  @Option(name: .customLong("judge-key-file"), help: "A file with the key it wants.")
  var judgeKeyFile: String?

  func validate() throws {
    if judge == nil, judgeModel != nil || judgeKeyFile != nil {
      throw ValidationError("--judge-model and --judge-key-file go with --judge URL.")
    }
  }

  /// The judge a person named; nothing for none.
  ///
  /// **Errors**: an address that is not asked, a key file that cannot be read.
  func named(allowing hosts: [String], certificateFile: String?) throws(Failure) -> Judge? {
    guard let judge else { return nil }
    let key = try judgeKeyFile.map { file throws(Failure) in try ProbeKey(file: file) }
    do {
      return Judge(
        endpoint: try Endpoint(
          judge, allowedHosts: Set(hosts), certificateFile: certificateFile),
        model: judgeModel, key: key)
    } catch {
      throw Failure(error)
    }
  }

  /// The same options, to be given again.
  var words: String {
    [("--judge", judge), ("--judge-model", judgeModel), ("--judge-key-file", judgeKeyFile)]
      .compactMap { name, value in value.map { " \(name) \($0)" } }.joined()
  }
}

/// A second model that labels replies.
struct Judge: Sendable {
  let endpoint: Endpoint
  /// Its name, where its server has several.
  let model: String?
  let key: ProbeKey?
}
