internal import Catalog
internal import Decision

/// How long published statements are good for, by what they are about.
///
/// **Units**: days from the date a statement held. **Shape**: what is measured or worked out has no
/// shelf life here: runs of one's own expire by their own rule, and what a model is built like does not
/// age. A license known by the hash of its text does not age either: a changed text is a finding of its
/// own. **Source**: chosen, after how fast each moves: prices and speeds of hosts within weeks,
/// downloads within months, published results within a year.
enum EvidenceShelfLife {
  /// The days a criterion's statements stand; `nil` where they do not age.
  static func days(criterion: String) -> Int? {
    switch criterion {
    case CriterionKey.price: return 60
    case CriterionKey.firstToken, CriterionKey.decodeSpeed: return 30
    case CriterionKey.adoption: return 90
    case CriterionKey.quality: return 365
    case CriterionKey.license: return licenseAssignment
    default: return nil
    }
  }

  /// The days an assignment of a license stands that was not read from its text.
  static let licenseAssignment = 180

  /// Whether a statement ages at all.
  static func ages(_ item: EvidenceItem) -> Bool {
    switch item.kind {
    case .independent, .vendor, .reported: return true
    case .measured, .derived, .estimated, .declared: return false
    }
  }
}
