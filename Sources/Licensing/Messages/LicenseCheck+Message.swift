extension LicenseCheck {
  /// What came of it, in one sentence; `subject` is what was looked at, such as a file.
  public func text(of subject: String) -> String {
    switch answer {
    case .recognized(let ids, .text):
      return "\(subject) is the text of \(Self.quoted(ids)): its SHA-256 is on record."
    case .recognized(let ids, .normalizedText):
      return
        "\(subject) is the text of \(Self.quoted(ids)), apart from white space: the SHA-256 of "
        + "its normalized text is on record."
    case .recognized(let ids, .assignment):
      return "The catalog assigns \(Self.quoted(ids)) to the weights"
        + "\(ids.count > 1 ? "; all of them apply" : "")."
    case .recognized(let ids, .spdx):
      return "'\(declared ?? ids[0])' is the SPDX id of \(Self.quoted(ids)); no text was compared."
    case .recognized(let ids, .alias):
      return "'\(declared ?? ids[0])' means \(Self.quoted(ids)) and nothing else; no text was "
        + "compared."
    case .ambiguous(let ids, .alias), .ambiguous(let ids, .spdx), .ambiguous(let ids, .assignment):
      return "'\(declared ?? "")' names \(ids.count) different licenses; open the LICENSE file of "
        + "this revision and run `weigh license check FILE`."
    case .ambiguous(let ids, _):
      return "\(subject) is on record under \(ids.count) licenses; none is chosen."
    case .notRecognized: return "\(subject) is not recognized."
    }
  }

  /// What to do where nothing was recognized.
  public static let nextStep =
    "Weigh guesses nothing from likeness. Read the text, compare it with the files that "
    + "`weigh license show` lists, and add its SHA-256 to the [[texts]] of its license."

  static func quoted(_ ids: [String]) -> String { Figure.listed(ids.map { "'\($0)'" }) }
}

extension LicenseCheck.Acquaintance {
  /// What the file is instead of an agreement, in one sentence.
  public var sentence: String {
    let place = [text.repository, text.path].compactMap { $0 }.joined(separator: ", ")
    let note = text.what.map { ": \($0)" } ?? ""
    return "This is \(text.role.words) of '\(licenseID)'"
      + (place.isEmpty ? "" : " (\(place))") + note
      + "; it does not identify the terms of any weights."
  }
}

extension LicenseText.Role {
  /// What a file is, in words.
  public var words: String {
    switch self {
    case .agreement: return "the agreement"
    case .usePolicy: return "the use policy"
    case .notice: return "the notice file"
    case .codeLicense: return "the license of the code, kept with the record"
    case .other: return "another text kept with the record"
    }
  }
}

extension LicenseCheck.Remark {
  /// The remark in one sentence.
  public var text: String {
    switch self {
    case .fileEmpty: return "The file is empty."
    case .fileBinary: return "The file is no text: only the hash of its bytes was compared."
    case .fileInOtherEncoding:
      return "The file is not UTF-8: only the hash of its bytes was compared."
    case .fileNotOnRecord: return "The file itself is none of the texts on record."
    case .textChanged(let id, let date, let recorded):
      return "The text of '\(id)' changed on \(date); this is the one of \(recorded)."
    case .assignmentOlder(let id, let date, let checked):
      return "The text of '\(id)' changed on \(date), after this entry was checked on \(checked)."
    case .assignedOtherwise(let ids):
      return "The catalog assigns \(LicenseCheck.quoted(ids)) to this model; the file decides."
    case .declaredOtherwise(let declared, let ids):
      return "'\(declared)' would mean \(LicenseCheck.quoted(ids)); it does not decide here."
    case .declaredUnknown(let declared): return "'\(declared)' names no license by itself."
    case .otherRevisions(let revisions):
      let named = revisions.map { $0.map { "'\($0)'" } ?? "the latest one seen" }
      return "The catalog assigns nothing to this revision; it does to \(Figure.listed(named))."
    case .assignmentOpen(let name):
      return "The catalog has '\(name)' for this model, which settles no license by itself."
    case .assignmentsDisagree(let claims): return "Sources disagree: \(Figure.listed(claims))."
    case .modelUnassigned(let id): return "The catalog assigns no license to the weights of \(id)."
    }
  }
}
