public import Catalog

/// A model and an intended use, as a file of cases states them.
public struct LicenseCase: Hashable, Sendable {
  /// The name of the case.
  public let id: String
  /// The model, with the licenses the case gives it.
  public let subject: LicenseSubject
  /// The intended use.
  public let use: IntendedUse
}

/// Why a case cannot be judged.
public enum LicenseCaseError: Error, Hashable, Sendable {
  /// The case has no object under this key.
  case missing(String)
  /// The licenses are no list of ids.
  case licenses
  /// The value under this key has no shape a profile takes.
  case value(String)
  /// The profile is refused.
  case profile(ProfileError)
}

/// A file of cases: `{"cases": [{"id", "model": {…}, "profile": {…}}]}`.
///
/// **Shape**: a case that cannot be read becomes an error of its own; the others stay. `licenses`
/// and `licences` are one key.
public struct LicenseCaseFile: Decodable, Sendable {
  /// The cases, or why one cannot be judged, in the order of the file.
  public let cases: [Entry]

  /// One entry of the file.
  public struct Entry: Sendable {
    /// The name of the case; its number where it has none.
    public let id: String
    private let tree: CaseTree

    fileprivate var expectation: CaseTree? { tree["expected"] }

    fileprivate init(id: String, tree: CaseTree) {
      self.id = id
      self.tree = tree
    }

    /// Reads the case; `regions` are names that stand for several countries.
    ///
    /// **Errors**: a part that is missing, or a profile that is refused.
    public func read(
      regions: [String: [String]] = [:]
    ) throws(LicenseCaseError) -> LicenseCase {
      guard let model = tree["model"] else { throw .missing("model") }
      // Both spellings are one key; with both, all of them apply.
      let lists = [model["licenses"], model["licences"]].compactMap(\.self)
      let named = lists.compactMap(\.texts)
      guard !named.isEmpty, named.count == lists.count else { throw .licenses }
      let licenses = named.flatMap(\.self)
      var isMultimodal: Bool?
      if case .flag(let flag) = model["multimodal"] { isMultimodal = flag }
      let subject = LicenseSubject(
        modelID: model["name"]?.text ?? id, isMultimodal: isMultimodal,
        terms: licenses.map { AssignedLicense(id: $0, basis: .repositoryFile) },
        familyID: model["family"]?.text,
        releaseFamilies: model["family"]?.text.map { [$0] } ?? [])
      return LicenseCase(id: id, subject: subject, use: try use(regions))
    }

    private func use(_ regions: [String: [String]]) throws(LicenseCaseError) -> IntendedUse {
      guard case .object(let groups) = tree["profile"] else { throw .missing("profile") }
      var values: [String: ProfileValue] = [:]
      for (group, fields) in groups {
        guard case .object(let fields) = fields else { throw .value(group) }
        for (name, value) in fields where value != .null {
          let key = group + "." + name
          guard let plain = value.profileValue else { throw .value(key) }
          values[key] = spread(plain, key, regions)
        }
      }
      do {
        return try IntendedUse(values: values)
      } catch {
        throw .profile(error)
      }
    }

    /// Names of regions become their countries.
    private func spread(
      _ value: ProfileValue, _ key: String, _ regions: [String: [String]]
    ) -> ProfileValue {
      guard IntendedUse.field(key)?.shape == .countries else { return value }
      switch value {
      case .word(let name): return .words(regions[name] ?? [name])
      case .words(let names): return .words(names.flatMap { regions[$0] ?? [$0] })
      case .flag, .number: return value
      }
    }
  }

  /// Decodes a file of cases.
  public init(from decoder: any Decoder) throws {
    let tree = try CaseTree(from: decoder)
    guard case .list(let list) = tree["cases"] else {
      throw DecodingError.keyNotFound(
        CaseKey(stringValue: "cases"), .init(codingPath: [], debugDescription: "no list of cases"))
    }
    cases = list.enumerated().map { index, tree in
      Entry(id: tree["id"]?.text ?? tree["id"]?.wholeNumber ?? String(index + 1), tree: tree)
    }
  }

  private struct CaseKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}

extension LicenseCaseFile.Entry {
  /// One line of the answer: the evaluation, or the sentence that says why there is none.
  public func line(
    licenses: LicenseLibrary, regions: [String: [String]] = [:]
  ) -> (isJudged: Bool, json: JSONValue) {
    let result = evaluation(licenses: licenses, regions: regions)
    return ((try? result.get()) != nil, Self.json(id, result))
  }

  /// The evaluation, or why there is none.
  public func evaluation(
    licenses: LicenseLibrary, regions: [String: [String]] = [:]
  ) -> Result<LicenseEvaluation, LicenseCaseError> {
    do {
      let worked = try read(regions: regions)
      return .success(evaluate(worked.subject, use: worked.use, licenses: licenses))
    } catch {
      return .failure(error)
    }
  }

  /// One line of the answer for a case.
  public static func json(
    _ id: String, _ result: Result<LicenseEvaluation, LicenseCaseError>
  ) -> JSONValue {
    switch result {
    case .success(let evaluation):
      var object = evaluation.jsonObject
      object["id"] = .text(id)
      return .object(object)
    case .failure(let error):
      return .object(["id": .text(id), "error": .text(error.description)])
    }
  }

  /// The verdict the file expects, where it names one.
  public var expectedOverall: String? { expectation?["overall"]?.text }

  /// The answers the file expects, by question.
  public var expectedByQuestion: [(question: String, verdict: String)] {
    guard case .object(let answers) = expectation?["by_question"] else { return [] }
    return answers.compactMap { question, verdict in verdict.text.map { (question, $0) } }
      .sorted { $0.question.precedesByBytes($1.question) }
  }
}
