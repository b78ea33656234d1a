internal import Fit

/// How sure it is that a server serves a certain model of the catalog, and why.
public struct ServedIdentity: Equatable, Sendable, Codable {
  /// How sure it is, the surest first.
  public enum Level: String, Sendable, Codable, CaseIterable {
    /// Its file is one the catalog knows, byte for byte.
    case sameFile = "same-file"
    /// Parameters, and the quantization where one was named, are those of the catalog.
    case sameNumbers = "same-numbers"
    /// Only its name says so.
    case byName = "by-name"
    /// What the server says cannot be true of this model.
    case contradicts
    /// Nothing says so, and nothing against it.
    case unknown
  }

  /// What was compared, and what came out.
  public enum Evidence: Equatable, Sendable, Codable {
    /// The SHA-256 of the file is that of a published one.
    case sameFile(sha256: String, place: String?)
    /// The SHA-256 of the file is not that of any published one the catalog knows.
    case otherFile(sha256: String)
    /// The name stands for this model.
    case name(String)
    /// The name stands for another model.
    case otherName(String, model: String)
    /// Parameters; `agrees` is nil where the difference can have other reasons.
    case parameters(served: Int, catalog: Int, agrees: Bool?)
    /// The quantization.
    case quantization(served: String, wanted: String, agrees: Bool)
    /// Tokens in the vocabulary; padding may differ.
    case vocabulary(served: Int, catalog: Int, agrees: Bool)
    /// The architecture; engines have names of their own for them.
    case architecture(served: String, catalog: String, agrees: Bool?)
    /// Tokens of context it was made for; a conversion may state another number.
    case context(served: Int, catalog: Int, agrees: Bool)

    /// Whether this cannot be true of the model.
    var contradicts: Bool {
      switch self {
      case .parameters(_, _, let agrees), .architecture(_, _, let agrees): agrees == false
      case .quantization(_, _, let agrees), .vocabulary(_, _, let agrees): !agrees
      case .sameFile, .otherFile, .name, .otherName, .context: false
      }
    }
  }

  /// How sure it is.
  public var level: Level
  /// The catalog id it was judged for.
  public var model: String
  /// The quantization the server states.
  public var quantization: String?
  /// What was compared, in a fixed order.
  public var evidence: [Evidence]
}

extension ServedIdentity {
  /// Judges whether a server serves a model.
  ///
  /// - Parameters:
  ///   - served: what the server says.
  ///   - model: what the catalog says of the model it should be.
  ///   - quantization: the quantization it should have, where one is named.
  ///   - names: the names of the catalog; the model served may bear another one's.
  ///   - sha256: the hash of its file, where it was computed.
  ///
  /// **Shape** A hash that agrees outweighs everything. Else one contradiction is enough for
  /// `contradicts`: parameters that no part left out explains, another quantization, a vocabulary
  /// that differs by more than padding, another class. A context that differs is told and
  /// contradicts nothing: conversions change it. Parameters agree within 0.5 %, or within what
  /// the server rounds where that is less than 2 %.
  public init(
    of served: ServedModel, as model: ModelNumbers, quantization: String? = nil,
    names: ServedNames? = nil, sha256: String? = nil
  ) {
    self.model = model.id
    self.quantization = served.quantization
    var evidence: [Evidence] = []
    if let hash = sha256?.lowercased() {
      let file = model.files.first { $0.sha256 == hash }
      evidence.append(
        file.map { .sameFile(sha256: hash, place: $0.place) } ?? .otherFile(sha256: hash))
    }
    let isNamed: Bool
    switch names?.match(served) {
    case .model(let id)? where id == model.id:
      evidence.append(.name(served.id))
      isNamed = true
    case .model(let id)?:
      evidence.append(.otherName(served.id, model: id))
      isNamed = false
    default: isNamed = false
    }
    evidence += ParameterComparison(served, model).evidence
    if let wanted = quantization, let name = served.quantization,
      let one = ServedQuantization.declared(name), let two = ServedQuantization.declared(wanted)
    {
      evidence.append(.quantization(served: one.id, wanted: two.id, agrees: one == two))
    }
    evidence += Self.otherEvidence(served, model)
    self.evidence = evidence
    level = Self.level(evidence, isNamed: isNamed, wantsQuantization: quantization != nil)
  }

  private static func level(
    _ evidence: [Evidence], isNamed: Bool, wantsQuantization: Bool
  ) -> Level {
    var hasParameters = false
    var hasQuantization = !wantsQuantization
    for item in evidence {
      switch item {
      case .sameFile: return .sameFile
      case .parameters(_, _, agrees: true): hasParameters = true
      case .quantization(_, _, agrees: true): hasQuantization = true
      default: break
      }
    }
    if evidence.contains(where: \.contradicts) { return .contradicts }
    if hasParameters, hasQuantization { return .sameNumbers }
    return isNamed ? .byName : .unknown
  }

  private static func otherEvidence(_ served: ServedModel, _ model: ModelNumbers) -> [Evidence] {
    var evidence: [Evidence] = []
    if let one = served.vocabularySize, let two = model.vocabularySize {
      // Tables are padded to a round number of rows, or lose rows nobody uses.
      let agrees = abs(one - two) * 20 <= max(one, two)
      evidence.append(.vocabulary(served: one, catalog: two, agrees: agrees))
    }
    if let name = served.architecture, let item = architecture(name, model) {
      evidence.append(item)
    }
    if let one = served.trainedContextTokens, let two = model.contextTokens {
      evidence.append(.context(served: one, catalog: two, agrees: one == two))
    }
    return evidence
  }

  private static func architecture(_ name: String, _ model: ModelNumbers) -> Evidence? {
    // Names of classes are the same everywhere; shorter names are each engine's own.
    if name.contains("For"), let first = model.classes.first {
      return .architecture(
        served: name, catalog: first, agrees: model.classes.contains(name))
    }
    guard let type = model.modelType else { return nil }
    func folded(_ text: String) -> String {
      text.lowercased().filter { $0.isLetter || $0.isNumber }
    }
    return .architecture(
      served: name, catalog: type, agrees: folded(name) == folded(type) ? true : nil)
  }
}
