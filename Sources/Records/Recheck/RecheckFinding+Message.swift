internal import Catalog
internal import Decision

extension RecheckFinding {
  /// What was found, as a sentence: what was, what is, who says so and when, and what it bears on.
  public var message: String {
    let who = model.map { "\($0): " } ?? ""
    let origin = [source, date?.description].compactMap(\.self).joined(separator: ", ")
    let change = was.map { "\($0) → \(now)" } ?? now
    var text = "\(who)\(subject) \(change)"
    if !origin.isEmpty { text += " (\(origin))" }
    if let detail { text += ": \(detail)" }
    let line = PlainText.oneLine(text)
    return line.hasSuffix(".") || line.hasSuffix(".\u{201D}") ? line : line + "."
  }

  /// Who lives with it and why; `nil` where nobody said so.
  public var acknowledgementMessage: String? {
    acknowledgement.map {
      PlainText.oneLine("Acknowledged by \($0.by) on \($0.date): \($0.reason)")
    }
  }
}

extension RecheckCode {
  /// What it means, in a sentence.
  public var summary: String {
    switch self {
    case .expired: return "The decision was made until a day that is past."
    case .reviewOverdue: return "The day of the next review is past."
    case .withdrawn:
      return "The chosen model, its host or its way of running is no longer there."
    case .mustFailed: return "The chosen model fails a need it met."
    case .reopenMet: return "A condition people set to open the question again holds."
    case .licenseText:
      return "Another license applies to the chosen model, or another text of it."
    case .licenseVerdict: return "The licenses mean something else for the recorded use."
    case .policyPack: return "A policy pack that is on changed, or keeps the chosen model out."
    case .dominated:
      return "A model that was not above the chosen one is now as good on everything and better on "
        + "something."
    case .overtaken: return "A model that was not above the chosen one now surely is."
    case .candidate: return "None was chosen, and a model meets every need now."
    case .mustUnknown: return "Nobody knows any more whether the chosen model meets a need."
    case .price: return "A price moved by more than 10 %."
    case .factChanged: return "Another fact of the chosen model or the runner-up changed."
    case .staleEvidence: return "The newest statement of a fact is past its shelf life."
    case .newRevision: return "The catalog describes another revision of the model."
    case .newcomers: return "A model new to the catalog stands in the first bracket."
    case .openItem: return "An item of the checklist, or a duty, is past its day."
    case .reviewSoon: return "Four fifths of the time to the next review are over."
    case .recalibrated: return "Quality is read on another scale."
    case .engine: return "The rules of Weigh have another version."
    }
  }

  /// What to do about it, in a sentence or two.
  public var advice: String {
    switch self {
    case .expired: return "Decide anew: weigh decide."
    case .reviewOverdue, .reviewSoon:
      return "Look at it again, then: weigh recheck RECORD --review --by NAME."
    case .withdrawn: return "Take the fall-back model, or decide anew."
    case .mustFailed: return "Decide anew, or override the need with name and reason."
    case .reopenMet: return "Open the question again, as was agreed."
    case .licenseText:
      return "Have the license read again, then acknowledge it with name and reason."
    case .licenseVerdict: return "Have the license read for this use."
    case .policyPack: return "Read the sources of the pack."
    case .dominated, .overtaken: return "Compare the two: weigh why OTHER --over CHOSEN."
    case .candidate: return "Look at it: weigh why MODEL."
    case .mustUnknown: return "Look the fact up, or probe the model."
    case .price, .factChanged, .newRevision: return "Look whether it matters to you."
    case .staleEvidence: return "Read the source again into the catalog, or probe anew."
    case .newcomers: return "Look whether it is worth a trial."
    case .openItem: return "See to it, or set another day."
    case .recalibrated, .engine: return "Nothing; scores of then and now do not compare."
    }
  }
}
