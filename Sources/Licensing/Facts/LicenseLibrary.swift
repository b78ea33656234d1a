public import Catalog

/// All licenses a catalog knows, and the strings people use for them.
public struct LicenseLibrary: Sendable {
  /// The licenses, sorted by id.
  public let licenses: [LicenseFacts]
  /// Declared strings and the ids they may mean.
  public let aliases: [String: [String]]
  private let positions: [String: Int]
  private let positionsBySHA256: [String: [Int]]
  private let positionsByNormalizedSHA256: [String: [Int]]
  private let positionsBySPDX: [String: [Int]]

  /// Collects license facts.
  ///
  /// **Shape**: of two licenses with one id the first stays.
  public init(licenses: [LicenseFacts], aliases: [String: [String]] = [:]) {
    self.licenses = licenses.sorted { $0.id < $1.id }
    var declared: [String: [String]] = [:]
    for (name, ids) in aliases { declared[Self.normalized(name)] = ids }
    self.aliases = declared
    var positions: [String: Int] = [:]
    var bySHA256: [String: [Int]] = [:]
    var byNormalizedSHA256: [String: [Int]] = [:]
    var bySPDX: [String: [Int]] = [:]
    for (position, license) in self.licenses.enumerated() where positions[license.id] == nil {
      positions[license.id] = position
      if let spdx = license.spdx { bySPDX[spdx.lowercased(), default: []].append(position) }
      for text in license.texts where text.role == .agreement {
        if let hash = text.sha256, bySHA256[hash]?.last != position {
          bySHA256[hash, default: []].append(position)
        }
        if let hash = text.normalizedSHA256, byNormalizedSHA256[hash]?.last != position {
          byNormalizedSHA256[hash, default: []].append(position)
        }
      }
    }
    self.positions = positions
    positionsBySHA256 = bySHA256
    positionsByNormalizedSHA256 = byNormalizedSHA256
    positionsBySPDX = bySPDX
  }

  /// Reads the license records of a catalog; records of other kinds are passed over.
  public init(records: [Record], aliases: [String: [String]] = [:]) {
    self.init(
      licenses: records.filter { $0.kind == .license }.map(LicenseFacts.init(record:)),
      aliases: aliases)
  }

  /// The facts of a license, if the catalog has it.
  public subscript(id: String) -> LicenseFacts? {
    positions[id].map { licenses[$0] }
  }

  /// Declared strings compare in lower case, with spaces and underscores as hyphens.
  static func normalized(_ name: String) -> String {
    String(name.lowercased().map { $0 == " " || $0 == "_" ? "-" : $0 })
  }

  /// Which license a file is, by the first rule that decides.
  ///
  /// **Shape**: the hash of the raw bytes, the hash of `LicenseTextNormalization.normalized`, what
  /// the catalog assigns to this revision, a declared SPDX id, an alias with one candidate. Nothing
  /// is guessed from likeness.
  public func identify(
    sha256: String?, normalizedSHA256: String? = nil, assigned: [String] = [],
    declared: String? = nil
  ) -> LicenseIdentification {
    for ids in [agreements(sha256: sha256), agreements(normalizedSHA256: normalizedSHA256)] {
      if ids.count == 1 { return .byText(ids[0]) }
      if ids.count > 1 { return .ambiguous(ids) }
    }
    if !assigned.isEmpty { return .byAssignment(assigned) }
    guard let declared else { return .notRecognized }
    // A string that means several licenses chooses none, even where it is the SPDX id of one.
    let candidates = aliases[Self.normalized(declared)] ?? []
    if candidates.count > 1 { return .ambiguous(candidates) }
    let bySPDX = (positionsBySPDX[declared.lowercased()] ?? []).map { licenses[$0].id }
    if bySPDX.count == 1 { return .bySPDX(bySPDX[0]) }
    if let candidate = candidates.first { return .byAlias(candidate) }
    return bySPDX.isEmpty ? .notRecognized : .ambiguous(bySPDX)
  }
}

extension LicenseLibrary {
  /// Assignments with every string and hash that means one license replaced by it.
  public func settled(_ terms: [AssignedLicense]) -> [AssignedLicense] {
    terms.flatMap { term -> [AssignedLicense] in
      guard term.id == nil, term.disagreeing.isEmpty else { return [term] }
      let ids = identify(sha256: term.textSHA256, declared: term.declared).ids ?? []
      guard !ids.isEmpty else { return [term] }
      return ids.map {
        AssignedLicense(id: $0, basis: term.basis, origin: term.origin, checked: term.checked)
      }
    }
  }

  /// Entries with every string and hash that means one license replaced by it, each once.
  public func settled(_ entries: [LicenseSubject.Key.Entry]) -> [LicenseSubject.Key.Entry] {
    var settled: Set<LicenseSubject.Key.Entry> = []
    for entry in entries {
      switch entry {
      case .declared(let name):
        let ids = identify(sha256: nil, declared: name).ids
        settled.formUnion(ids?.map(LicenseSubject.Key.Entry.license) ?? [entry])
      case .text(let hash):
        let ids = identify(sha256: hash).ids
        settled.formUnion(ids?.map(LicenseSubject.Key.Entry.license) ?? [entry])
      case .license, .missing, .unnamedBase, .disputed: settled.insert(entry)
      }
    }
    return settled.sorted()
  }
}

extension LicenseLibrary {
  /// The licenses with an agreement of these bytes.
  func agreements(sha256 hash: String?) -> [String] {
    hash.flatMap { positionsBySHA256[$0.lowercased()] }?.map { licenses[$0].id } ?? []
  }

  /// The licenses with an agreement of these words, whatever the line ends.
  func agreements(normalizedSHA256 hash: String?) -> [String] {
    guard let hash = hash?.lowercased() else { return [] }
    let positions = positionsByNormalizedSHA256[hash] ?? []
    // A text that is on record in its normalized form has that hash as its own.
    return positions.isEmpty ? agreements(sha256: hash) : positions.map { licenses[$0].id }
  }

  /// The licenses with this SPDX id.
  func licenses(spdx: String) -> [String] {
    (positionsBySPDX[spdx.lowercased()] ?? []).map { licenses[$0].id }
  }

  /// The declared strings that may mean a license, with all they may mean, by name.
  public func aliases(of id: String) -> [(name: String, meanings: [String])] {
    aliases.filter { $0.value.contains(id) }.map { ($0.key, $0.value) }
      .sorted { $0.name.precedesByBytes($1.name) }
  }
}

/// How a license was recognized, or that it was not.
public enum LicenseIdentification: Hashable, Sendable {
  /// The file has the bytes of an agreement on record.
  case byText(String)
  /// The catalog assigns these to the revision.
  case byAssignment([String])
  /// The declared string is the SPDX id of one license.
  case bySPDX(String)
  /// The declared string has one meaning.
  case byAlias(String)
  /// The string names several licenses; none is chosen.
  case ambiguous([String])
  /// Nothing matched.
  case notRecognized

  /// The ids it may be, where none was chosen.
  public var candidates: [String] {
    if case .ambiguous(let ids) = self { return ids }
    return []
  }

  /// The ids, where one rule decided.
  public var ids: [String]? {
    switch self {
    case .byText(let id), .bySPDX(let id), .byAlias(let id): return [id]
    case .byAssignment(let ids): return ids
    case .ambiguous, .notRecognized: return nil
    }
  }
}

/// The form of a license text that ignores how its lines are broken.
public enum LicenseTextNormalization {
  /// Drops a byte order mark, turns every run of white space into one space, and trims; letters
  /// keep their case.
  ///
  /// **Cost**: O(n).
  public static func normalized(_ text: String) -> String {
    var scalars = text.unicodeScalars[...]
    if scalars.first == "\u{FEFF}" { scalars = scalars.dropFirst() }
    return scalars.split { $0.properties.isWhitespace }.map(String.init).joined(separator: " ")
  }
}
