public import Catalog
public import Decision
public import Licensing

extension DecisionRecord {
  /// One model of the shortlist with every figure behind its place.
  public struct Entry: Hashable, Sendable {
    /// Which part of the outcome it is in.
    public enum Group: String, CaseIterable, Hashable, Sendable {
      case meets, hangs, excluded, pending
    }

    /// The model's id.
    public internal(set) var id: String
    /// The way of running it, as a stable name.
    public internal(set) var delivery: String
    /// The way of running it, in words.
    public internal(set) var deliveryName: String
    /// Which part of the outcome it is in.
    public internal(set) var group: Group
    /// Its place; `nil` when it is not ranked.
    public internal(set) var placement: Placement?
    /// One per criterion; empty when it is not ranked.
    public internal(set) var contributions: [Contribution]
    /// Every need it does not plainly meet: failed, not known, or set by hand.
    public internal(set) var needs: [Reason]
    /// What every requirement on its answers came to, met or not; empty without any.
    public internal(set) var answers: [AnswerNote] = []
    /// What the licenses mean for the intended use.
    public internal(set) var license: LicenseNote
    /// The licenses that apply.
    public internal(set) var licenses: [LicenseLine]
    /// What must be done, each in a sentence.
    public internal(set) var duties: [String]
    /// What must be said beside it, as short codes.
    public internal(set) var flags: [String]
    /// What is known of the model itself; empty in records from before it was kept.
    public internal(set) var facts: [ModelFact] = []
    /// The models it was made from, the nearest first.
    public internal(set) var ancestors: [Ancestor] = []
    /// The files of weights in the form it is run in, where the catalog lists them.
    public internal(set) var files: [WeightFile] = []
  }

  /// A place in the order.
  public struct Placement: Hashable, Sendable {
    /// Its rank; equal scores share one.
    public let rank: Int
    /// Its place in the list, never shared.
    public let position: Int
    /// The rank its bracket shows.
    public let bracket: Int
    /// Best and worst rank the ranges allow.
    public let rankRange: ClosedRange<Int>
    /// Its score, 0…1.
    public let score: Triple
    /// Share of the weight that rests on evidence, 0…1.
    public let coverage: Double
  }

  /// One part of a score.
  public struct Contribution: Hashable, Sendable {
    /// The criterion's id.
    public let criterion: String
    /// The fact.
    public let cell: Cell
    /// The fact in words: `0.28`, `61 [57–65]`, `not known`.
    public let text: String
    /// What settles it, where it is not known.
    public let settles: String?
    /// Its value, 0…1.
    public let value: Triple
    /// Weight times value, 0…1.
    public let points: Double
    /// Ids of the statements it rests on.
    public let evidence: [String]
  }

  /// The license verdict.
  public struct LicenseNote: Hashable, Sendable {
    /// The worst verdict over all questions and licenses.
    public let verdict: Verdict
    /// The deciding reason, where there is one.
    public let sentence: String?
    /// What would change it.
    public let reopen: String?
    /// How the assignment is known, in words.
    public let confidence: String?
    /// Ids of the statements it rests on.
    public let evidence: [String]
  }

  /// One license that applies.
  public struct LicenseLine: Hashable, Sendable {
    /// The license's id.
    public let id: String
    /// Its name.
    public let name: String
    /// The verdict of this license alone.
    public let verdict: Verdict
    /// How the assignment is known: `text-hash`, `tag` …, or `inherited`.
    public let basis: String
    /// SHA-256 of the license file, where it was read.
    public let textSHA256: String?
    /// When somebody last looked.
    public let checked: CalendarDate?
    /// Its id on the list of SPDX, where it stands there.
    public internal(set) var spdx: String?
    /// Where its text is read, where that is public.
    public internal(set) var address: String?
    /// The model it comes from, where it is not the license of the model itself.
    public internal(set) var through: String?
  }

  /// The verdict of one need on one model, with the seven things that must be said about it.
  public struct Reason: Hashable, Sendable {
    /// The need's id.
    public let rule: String
    /// The verdict of the facts.
    public let verdict: TruthValue
    /// What was found.
    public let value: String
    /// What was asked.
    public let limit: String
    /// How far apart they are, for numbers.
    public let margin: Margin?
    /// Ids of the statements it rests on.
    public let evidence: [String]
    /// The reason in a sentence.
    public let sentence: String
    /// What would change it.
    public let reopen: String
  }
}
