public import Catalog

/// How it is known which license a model has; shown as confidence, never a verdict of its own.
public enum AssignmentBasis: String, CaseIterable, Hashable, Sendable {
  case textHash = "text-hash"
  case repositoryFile = "repository-file"
  case modelCard = "model-card"
  case tag, reported

  /// Whether the text itself decided.
  var isText: Bool { self == .textHash || self == .repositoryFile }

  /// How sure the assignment is.
  public var confidence: Confidence {
    switch self {
    case .textHash, .repositoryFile: return .high
    case .modelCard: return .medium
    case .tag, .reported: return .low
    }
  }
}

/// How sure an assignment or a reading is.
public enum Confidence: String, CaseIterable, Hashable, Sendable, Comparable {
  case low, medium, high

  /// Less sure first.
  public static func < (left: Confidence, right: Confidence) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .low: return 0
    case .medium: return 1
    case .high: return 2
    }
  }
}

/// A license a model stands under, and how that is known.
public struct AssignedLicense: Hashable, Sendable {
  /// Through what the license applies.
  public enum Origin: Hashable, Sendable {
    /// The model's own weights.
    case own
    /// The weights it was made from: a base, a merge parent, a teacher.
    case base(String)
    /// Weights it was made from, which nobody has named.
    case unnamedBase
    /// The code of the repository; it is named, not judged.
    case code
  }

  /// One source's statement of the license.
  public struct Claim: Hashable, Sendable {
    /// Who states it.
    public let source: String
    /// The ids stated.
    public let ids: [String]

    /// Pairs a source with what it states.
    public init(source: String, ids: [String]) {
      self.source = source
      self.ids = ids
    }
  }

  /// The license id; `nil` means that nobody knows the license.
  public let id: String?
  /// How it is known.
  public let basis: AssignmentBasis
  /// Through what it applies.
  public let origin: Origin
  /// When the assignment was checked.
  public let checked: CalendarDate?
  /// Statements that disagree, where sources do.
  public let disagreeing: [Claim]
  /// The string it was declared by, where that is all there is.
  public let declared: String?
  /// SHA-256 of a license file that nobody has told apart yet, in lower case.
  public let textSHA256: String?

  /// Assigns a license.
  public init(
    id: String?, basis: AssignmentBasis, origin: Origin = .own, checked: CalendarDate? = nil,
    disagreeing: [Claim] = [], declared: String? = nil, textSHA256: String? = nil
  ) {
    self.declared = declared
    self.textSHA256 = textSHA256
    self.id = id
    self.basis = basis
    self.origin = origin
    self.checked = checked
    self.disagreeing = disagreeing
  }
}

/// A model as far as licenses care: its terms with their lineage, and what kind of model it is.
public struct LicenseSubject: Hashable, Sendable {
  /// The model.
  public let modelID: String
  /// Whether the model takes more than text, where that is known.
  public let isMultimodal: Bool?
  /// Every license that applies.
  public let terms: [AssignedLicense]
  /// The top-level family of the model.
  public let familyID: String?
  /// The families whose release counts where a license freezes a figure, nearest first.
  public let releaseFamilies: [String]

  /// Describes a model to the engine.
  public init(
    modelID: String, isMultimodal: Bool?, terms: [AssignedLicense], familyID: String? = nil,
    releaseFamilies: [String] = []
  ) {
    self.releaseFamilies = releaseFamilies
    self.modelID = modelID
    self.isMultimodal = isMultimodal
    self.terms = terms
    self.familyID = familyID
  }

  /// What a verdict depends on: models that share it share the verdict.
  public struct Key: Hashable, Sendable {
    /// One entry of the set of licenses.
    public enum Entry: Hashable, Sendable, Comparable {
      case license(String)
      /// No license is known, for the model itself or for the base named.
      case missing(base: String?)
      /// It was made from weights that nobody has named.
      case unnamedBase
      /// Sources disagree, and no text decides.
      case disputed([String])
      /// A string was declared, and nobody has compared a text.
      case declared(String)
      /// A license file with this hash, which nobody has told apart yet.
      case text(String)

      /// By kind, then by name.
      public static func < (left: Entry, right: Entry) -> Bool { left.order < right.order }

      private var order: String {
        switch self {
        case .license(let id): return "0" + id
        case .missing(let base): return "1" + (base ?? "")
        case .unnamedBase: return "1\u{10FFFF}"
        case .disputed(let claims): return "2" + claims.joined(separator: "\n")
        case .declared(let name): return "3" + name
        case .text(let hash): return "4" + hash
        }
      }
    }

    /// The licenses, each once, in a fixed order.
    public let entries: [Entry]
    /// Whether the model takes more than text.
    public let isMultimodal: Bool?
    /// The top-level family.
    public let familyID: String?
    /// The families whose release counts, nearest first.
    public let releaseFamilies: [String]
  }

  /// What the verdict on this model depends on.
  public var key: Key {
    var entries: Set<Key.Entry> = []
    var hasOwn = false
    for term in terms where term.origin != .code {
      if term.origin == .own { hasOwn = true }
      entries.insert(Self.entry(of: term))
    }
    if !hasOwn { entries.insert(.missing(base: nil)) }
    return Key(
      entries: entries.sorted(), isMultimodal: isMultimodal, familyID: familyID,
      releaseFamilies: releaseFamilies)
  }

  static func entry(of term: AssignedLicense) -> Key.Entry {
    if !term.disagreeing.isEmpty, !term.basis.isText {
      let claims = term.disagreeing.map { claim in
        claim.source + " says " + claim.ids.sorted().joined(separator: " + ")
      }
      return .disputed(claims.sorted())
    }
    if let id = term.id { return .license(id) }
    if term.origin == .unnamedBase { return .unnamedBase }
    if let hash = term.textSHA256 { return .text(hash) }
    if let name = term.declared { return .declared(name) }
    if case .base(let base) = term.origin { return .missing(base: base) }
    return .missing(base: nil)
  }
}
