public import Catalog
public import Decision

extension DecisionRecord {
  /// What gives the same result again.
  public struct Basis: Hashable, Sendable {
    /// A file that was read over the catalog.
    public struct Overlay: Hashable, Sendable {
      /// Its name.
      public let name: String
      /// Its content hash.
      public let sha256: String
    }

    /// The catalog's release.
    public let catalogName: String
    /// The day ages are counted at.
    public let catalogAsOf: CalendarDate
    /// The catalog's content hash.
    public let catalogSHA256: String
    /// How many models the catalog holds.
    public let catalogEntries: Int
    /// Overlays, in the order they were read.
    public let overlays: [Overlay]
    /// The scenario's name.
    public let scenarioName: String
    /// The scenario's revision.
    public let scenarioRevision: Int
    /// The hash results are stored with.
    public let scenarioSHA256: String
    /// The whole scenario, as a file.
    public let scenarioBody: String
    /// Versions of the rules that made the result, by part.
    public let engine: [String: String]
    /// The hash of the whole canonical result.
    public let resultID: String

    /// The part of `engine` that names the quality scale.
    static let qualityScale = "qualityCalibration"
  }

  /// How many models were looked at.
  public struct Considered: Hashable, Sendable {
    /// All of them.
    public let entries: Int
    /// Those that meet every need.
    public let meeting: Int
    /// Those that hang on an unknown fact.
    public let hanging: Int
    /// Those set aside until somebody answers.
    public let pending: Int
    /// Those a need keeps out.
    public let excluded: Int
  }

  /// What one need did to the list.
  public struct Need: Hashable, Sendable {
    /// The need's id.
    public let rule: String
    /// The need in words: `Context: 32,768 tokens or more`.
    public let text: String
    /// Why it is there, in the users' words.
    public let why: String?
    /// Models before it.
    public let before: Int
    /// Models after it.
    public let after: Int
    /// Models that fail it, whatever else they fail.
    public let fails: Int
    /// Models that fail only it.
    public let failsAlone: Int
    /// Models counted at it that are left out because a fact is not known.
    public let dropped: Int
    /// Models still in the list that it cannot judge.
    public let unknown: Int
  }

  /// One thing that was preferred.
  public struct Criterion: Hashable, Sendable {
    /// Its id.
    public let id: String
    /// Its name on screens.
    public let label: String
    /// The unit of its facts.
    public let unit: String
    /// Its weight; all weights sum to 1.
    public let weight: Double
    /// The facts that are worth 0 and 1, in words; `nil` for a curve of several points.
    public let range: String?
  }

  /// A ranked model.
  public struct RankedModel: Hashable, Sendable {
    /// The model's id.
    public let id: String
    /// The way of running it.
    public let delivery: String
    /// Its rank.
    public let rank: Int
    /// The rank its bracket shows; equal for models that cannot be told apart.
    public let bracket: Int
    /// Whether it meets every need, or hangs on an unknown fact.
    public let group: RankedRow.Group
    /// Its score, 0…1.
    public let score: Double
  }

  /// A ranked model that is not on the shortlist.
  public struct NextModel: Hashable, Sendable {
    /// The model's id.
    public let id: String
    /// Its rank.
    public let rank: Int
    /// Its score, 0…1.
    public let score: Double
    /// How far it is behind the last ranked model of the shortlist; negative when it is ahead.
    public let gap: Double
  }

  /// A model that is not ranked.
  public struct Exclusion: Hashable, Sendable {
    /// The model's id.
    public let id: String
    /// The way of running it that came furthest.
    public let delivery: String
    /// Whether it waits for an answer, and is not excluded.
    public let isPending: Bool
    /// Whether it is out because a fact is not known, not because a need fails.
    public let isNotKnown: Bool
    /// One reason for every need that keeps it out, the one it is counted at first.
    public let reasons: [Reason]
  }

  /// A verdict that somebody set by hand.
  public struct OverrideNote: Hashable, Sendable {
    /// The model.
    public let model: String
    /// The need.
    public let rule: String
    /// The verdict that holds instead.
    public let verdict: TruthValue
    /// Who decided.
    public let by: String
    /// When.
    public let date: CalendarDate
    /// Why.
    public let reason: String
  }

  /// One weight that, moved alone, would put another model level with the leader.
  public struct Flip: Hashable, Sendable {
    /// The model that leads now.
    public let leader: String
    /// The model that would.
    public let challenger: String
    /// The criterion whose weight moves.
    public let criterion: String
    /// Its weight now, 0…1.
    public let weight: Double
    /// The weight from which the challenger leads, 0…1.
    public let level: Double
    /// Whether that weight or more is needed, or that weight or less.
    public let isFloor: Bool
    /// All of it in a sentence.
    public let sentence: String
  }

  /// One statement of a source.
  public struct Statement: Hashable, Sendable {
    /// What it is about.
    public let field: String
    /// The value as stated.
    public let value: String
    /// How it is known.
    public let kind: EvidenceItem.Kind
    /// The key among the sources, the id of a probe run, or the place of a license text.
    public let source: String
    /// When it held.
    public let asOf: CalendarDate?
    /// The clause, for licenses.
    public let clause: String?
    /// A remark in Weigh's own words.
    public let note: String?
  }

  /// Where statements were read.
  public struct SourceNote: Hashable, Sendable {
    /// What it is called.
    public let title: String?
    /// Who publishes it.
    public let publisher: String?
    /// The public repository, owner/name.
    public let repository: String?
    /// The public address.
    public let url: String?
    /// The files in the repository.
    public let path: String?
    /// The commit that was read.
    public let commit: String?
    /// When it was read.
    public let read: CalendarDate?
    /// The credit that must be printed with its values.
    public let attribution: String?
  }
}
