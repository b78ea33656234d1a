/// Why a judge is the model it would judge.
public enum JudgeIdentity: String, Equatable, Sendable, Codable, CaseIterable {
  /// The same name at the same address.
  case sameAddress = "same-address"
  /// The same file, or what the engine takes for the same.
  case sameFile = "same-file"

  /// The clause a person reads.
  var words: String {
    switch self {
    case .sameAddress: "it is the same model at the same address"
    case .sameFile: "it is the same file"
    }
  }

  /// Why a judge is the model of a run; nil where they differ.
  ///
  /// With the SHA-256 of the probed model's file the judge's is read, if it lies here and is as
  /// large.
  static func of(
    _ judge: ServedModel, at endpoint: Endpoint, judging run: ModerationRun, sha256: String?
  ) -> JudgeIdentity? {
    let model = run.model
    if judge.wireName == model.wireName, isSame(endpoint, run.endpointURL) { return .sameAddress }
    if let digest = judge.digest, digest == model.digest { return .sameFile }
    let isAsLarge = judge.sizeBytes != nil && judge.sizeBytes == model.sizeBytes
    if isAsLarge, let name = judge.fileName, name == model.fileName { return .sameFile }
    guard let sha256, endpoint.isLoopback, judge.sizeBytes == nil || isAsLarge,
      let file = judge.filePath.flatMap(ModelFile.init(path:))
    else { return nil }
    return file.sha256() == sha256.lowercased() ? .sameFile : nil
  }

  /// Whether two addresses lead to the same server: this machine has several names.
  private static func isSame(_ endpoint: Endpoint, _ url: String) -> Bool {
    if endpoint.url == url { return true }
    // What was probed once is an address.
    guard endpoint.isLoopback, let parts = try? AddressParts(url) else { return false }
    let isHere = parts.host == "localhost" || HostAddress.isLoopback(parts.host)
    return isHere && parts.port == endpoint.port
      && (parts.path.isEmpty ? "/v1" : parts.path) == endpoint.path
  }
}

extension JudgeWarning {
  /// What is to be said of a judge of a model.
  static func all(_ judge: ServedModel, judging model: ServedModel) -> [JudgeWarning] {
    var warnings: [JudgeWarning] = []
    let stems = Set(stems(of: model))
    if let shared = self.stems(of: judge).first(where: stems.contains) {
      warnings.append(.sameFamily(shared))
    }
    if let count = judge.parameters, count < advisedParameters {
      warnings.append(.small(parameters: count))
    }
    return warnings
  }

  /// The letters that names of a family begin with: of `Org/Name3-8B` it is `name`.
  private static func stems(of model: ServedModel) -> [String] {
    [model.wireName, model.sourceName, model.architecture].compactMap { name in
      guard let last = name?.split(separator: "/").last else { return nil }
      let letters = last.lowercased().drop { !$0.isLetter }.prefix { $0.isLetter }
      return letters.count > 2 ? String(letters) : nil
    }
  }
}
