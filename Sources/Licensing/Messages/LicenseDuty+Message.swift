extension PrescribedDuty {
  /// The duty in one sentence, with the exact mark where one is prescribed.
  public var text: String {
    let sentence = note ?? kind.words
    let place = places.isEmpty ? "" : " Any of these will do: \(places.joined(separator: ", "))."
    guard let mark else { return sentence + place }
    let exact = kind == .namePrefix ? "The prefix: \"\(mark)\"." : "The words: \"\(mark)\"."
    return sentence + " " + exact + place
  }
}

extension PrescribedDuty.Kind {
  fileprivate var words: String {
    switch self {
    case .display: return "Show a mark."
    case .notice: return "Keep the notices."
    case .licenseCopy: return "Give recipients a copy of the license."
    case .stateChanges: return "Say what was changed."
    case .flowDown: return "Pass on the terms."
    case .register: return "Register with the licensor."
    case .cite: return "Name the model in publications."
    case .namePrefix: return "Begin the name of the published model with the prefix."
    }
  }
}

extension LicenseDuty {
  /// The duty in one sentence.
  public var text: String {
    switch kind {
    case .prescribed(let duty): return duty.text
    case .registration(let duty):
      return duty?.text ?? "Register with the licensor before commercial use."
    case .thresholdMark(let threshold):
      let mark = threshold.mark.map { " The words: \"\($0)\"." } ?? ""
      return "Show a mark prominently in the user interface, for \(threshold.limitText)." + mark
        + (threshold.note.map { " \($0)" } ?? "")
    case .followUses(let field):
      return "Follow \(field.words), and pass it on when distributing or hosting"
        + "\(field.mutableWords)."
    case .redistribution(let note, let isLimited):
      return "Meet the conditions for passing on weights" + Self.tail(note, isLimited)
    case .hosting(let note, let isLimited):
      return "Meet the conditions for offering a service" + Self.tail(note, isLimited)
    case .modificationLimits: return "Keep the changed model non-commercial."
    case .propagation(let propagation):
      return "Attach \(propagation.words) to the published derived model."
    case .outputs(.noncommercialOnly, _): return "Keep models trained on outputs non-commercial."
    case .outputs(.derivativeTermsPropagate, _):
      return "Attach the terms to models trained on outputs."
    case .outputs(_, let note):
      return "Meet the duty on models trained on outputs" + Self.tail(note, false)
    case .hostLicense(let licensor):
      return "Ask the host for its own agreement with \(licensor)."
    }
  }

  private static func tail(_ note: String?, _ isLimited: Bool) -> String {
    (note.map { ": \($0)" } ?? "") + (isLimited ? ", without commercial use." : ".")
  }
}

extension Remedy {
  /// The way out in one sentence.
  public var text: String {
    switch self {
    case .separateLicense(let licensor): return "Obtain a separate license from \(licensor)."
    case .dropPlaces(let places):
      return "Drop users, servers or the seat in \(Figure.listed(places))."
    case .officialAccess(let licensor):
      return "Use the API of \(licensor) or of a certified partner."
    case .acceptMark(let mark?): return "Accept the mark \"\(mark)\"."
    case .acceptMark(nil): return "Accept the mark."
    case .acceptNamePrefix(let prefix?): return "Accept the name prefix \"\(prefix)\"."
    case .acceptNamePrefix(nil): return "Accept the name prefix."
    case .acceptNotices: return "Accept the notices."
    case .evaluationOnly: return "Keep to evaluation."
    case .keepStudentInFamily: return "Train models of the same family only."
    case .contractForIndemnity: return "Contract with a host or a vendor for an indemnity."
    case .dropNeed(let field): return "Drop the requirement '\(field)'."
    case .dropUse(let field): return "Leave out '\(field)'."
    case .osiLicensedModel:
      return "Pick a model under a license the Open Source Initiative approved."
    }
  }
}

extension Reopen {
  /// What would change the reason, in one sentence.
  public var text: String {
    switch self {
    case .separateLicense(let licensor): return "Changes with a separate license from \(licensor)."
    case .answer(let fields): return "Changes when you answer \(Figure.listed(fields))."
    case .profileChange(let fields):
      return "Changes when \(Figure.listed(fields)) \(fields.count == 1 ? "changes" : "change")."
    case .textRead: return "Changes when the text has been read."
    case .licenseKnown: return "Changes when the license file of this revision has been identified."
    case .counsel: return "Changes with an answer from counsel or the licensor."
    case .dutyDropped: return "Changes when the license or the use changes."
    }
  }
}

extension LicenseReason.Answerer {
  /// Who can answer, in one sentence.
  public var text: String {
    switch self {
    case .user(let fields): return "You can answer: fill in \(Figure.listed(fields))."
    case .catalog: return "The catalog can answer, once somebody has read the text."
    case .licenseFile:
      return "The license file of this revision can answer."
    }
  }
}

extension LicenseEvaluation.Remark {
  /// The remark in one sentence.
  public var text: String {
    switch self {
    case .assignedWithoutText(let id, .tag):
      return "'\(id)' was assigned by tag; the text was not compared."
    case .assignedWithoutText(let id, _):
      return "'\(id)' is reported; the text was not compared."
    case .textChanged(let id, let date, let checked):
      return "The text of '\(id)' changed on \(date), after this entry was checked on \(checked)."
    case .quotedClauses(let id):
      return "Only quoted clauses of '\(id)' were read: medium confidence."
    case .inherited(let id, let base): return "'\(id)' applies through \(base)."
    case .codeLicense(let id): return "'\(id)' covers the code and is not judged."
    }
  }
}

extension LicenseIdentification {
  /// What was recognized, in one sentence; `declared` is the string that was asked for.
  public func text(declared: String?) -> String {
    switch self {
    case .byText(let id): return "The text is that of '\(id)'."
    case .byAssignment(let ids):
      return "The catalog assigns \(Figure.listed(ids.map { "'\($0)'" })) to this revision."
    case .bySPDX(let id): return "The SPDX id means '\(id)'."
    case .byAlias(let id): return "'\(declared ?? id)' means '\(id)'."
    case .ambiguous(let ids):
      return "'\(declared ?? "This file")' names \(ids.count) different licenses; open the LICENSE "
        + "file of this revision."
    case .notRecognized: return "Not recognized."
    }
  }
}
