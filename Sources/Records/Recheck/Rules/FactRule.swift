internal import Catalog
internal import Decision

/// Facts of the chosen model and of the runner-up that are not as they were.
///
/// The figures of the record are held against the same figures of today by the statements they rest
/// on: a number that moved although every statement is the same, such as an age, is no changed fact.
struct FactRule: RecheckRule {
  let codes: [RecheckCode] = [.price, .factChanged, .newRevision]

  /// A blended price that moved by less is no news, in per cent.
  static let priceTolerancePercent = 10.0

  func findings(_ context: RecheckContext) -> [RecheckFinding] {
    let told = Self.told(context)
    return context.subjects.flatMap { subject in
      Self.gone(subject, context)
        + (Self.parts(subject, context) + Self.needs(subject, context)
        + Self.facts(subject, context)).filter {
          !told.contains(Told(model: subject.id, fact: $0.about))
        }
    }
  }

  /// A fact of a model that a graver finding names already, with what it was and is.
  private struct Told: Hashable {
    let model: String
    /// The id of a criterion or of a need.
    let fact: String
  }

  private static func told(_ context: RecheckContext) -> Set<Told> {
    var told: Set<Told> = []
    for finding in NeedRule().findings(context) + ReopenRule().findings(context) {
      let must = context.scenario.musts.first { $0.id == finding.about }
      let criterion = Constraints.named(must?.field ?? finding.about)?.criterion
      for fact in [finding.about, criterion].compactMap(\.self) {
        told.insert(Told(model: finding.model ?? "", fact: fact))
      }
    }
    return told
  }

  /// A runner-up that cannot be run that way any more; for the chosen model it is a rule of its own.
  private static func gone(_ subject: RecheckSubject, _ context: RecheckContext)
    -> [RecheckFinding]
  {
    guard subject.way == nil, subject.id != context.chosen?.id else { return [] }
    let now =
      subject.candidate == nil
      ? "no longer in the catalog" : "\(subject.former.deliveryName) is no longer offered"
    return [
      RecheckFinding(
        .factChanged, model: subject.id, about: "delivery", subject: "Way to run it",
        was: subject.former.deliveryName, now: now)
    ]
  }

  private static func parts(_ subject: RecheckSubject, _ context: RecheckContext)
    -> [RecheckFinding]
  {
    subject.former.contributions.compactMap { was in
      guard was.criterion != CriterionKey.license, let parts = subject.contributions(was.criterion)
      else {
        return nil
      }
      let criterion = context.record.criteria.first { $0.id == was.criterion }
      let isPrice = was.criterion == CriterionKey.price
      if isPrice, let before = was.cell.bounds?.mid, let after = parts.now.cell.bounds?.mid {
        // The difference is compared in one direction of rounding: 10 per cent exactly is no news.
        let moved = (after - before).magnitude * 100
        guard moved > priceTolerancePercent * before.magnitude + 1e-9 else { return nil }
      }
      let changed = changedStatement(was.evidence, parts.now.evidence, was.criterion, context)
      let isBoth = was.cell.bounds != nil && parts.now.cell.bounds != nil
      guard changed.isChanged || isPrice && !isBoth && was.text != parts.now.text else {
        return nil
      }
      let origin = context.origin(changed.statement)
      let unit = criterion.map { " " + $0.unit } ?? ""
      let statement = was.text == parts.now.text ? changed.statement : nil
      return RecheckFinding(
        isPrice && isBoth ? .price : .factChanged, model: subject.id, about: was.criterion,
        subject: criterion?.label ?? was.criterion,
        was: was.text, now: parts.now.cell.bounds == nil ? parts.now.text : parts.now.text + unit,
        source: origin.source, date: origin.date,
        detail: statement.map { "\($0.field): \($0.value)" },
        fact: ([parts.now.text] + changed.texts).joined(separator: "\n"))
    }
  }

  /// Whether the statements behind a figure say something else, what they say, and the first that is
  /// new.
  private static func changedStatement(
    _ former: [String], _ today: [String], _ criterion: String, _ context: RecheckContext
  ) -> (isChanged: Bool, texts: [String], statement: DecisionRecord.Statement?) {
    // What a scale makes of a result changes with the scale, which is a finding of its own.
    let isRescaled = context.isRecalibrated && criterion == CriterionKey.quality
    func text(_ statement: DecisionRecord.Statement) -> String {
      let value = statement.value
      let stated =
        isRescaled
        ? value[..<(value.firstRange(of: " = ")?.lowerBound ?? value.endIndex)] : value[...]
      return PlainText.cleaned("\(statement.field): \(stated)")
    }
    let old = Set(former.compactMap { context.record.evidence[$0] }.map(text))
    let new = today.compactMap { context.statements[$0] }
    let texts = Set(new.map(text))
    return (
      texts != old, texts.sorted { $0.precedesByBytes($1) },
      new.first { !old.contains(text($0)) } ?? new.first
    )
  }

  /// Facts behind needs that were or are not plainly met, where no criterion tells of them.
  private static func needs(_ subject: RecheckSubject, _ context: RecheckContext)
    -> [RecheckFinding]
  {
    guard let today = subject.today else { return [] }
    let told = Set(subject.former.contributions.map(\.criterion))
    return context.scenario.musts.compactMap { must in
      guard let definition = Constraints.named(must.field),
        definition.criterion != CriterionKey.license,
        !(definition.criterion.map(told.contains) ?? false),
        let was = subject.former.needs.first(where: { $0.rule == must.id }),
        let observation = subject.way?.alternative.observation(of: must)
      else { return nil }
      let now = today.needs.first { $0.rule == must.id }
      // A need that failed since is a finding of its own.
      guard observation.truth != .fail || was.verdict == .fail,
        was.value != PlainText.cleaned(now?.value ?? observation.observed)
      else { return nil }
      let origin = context.origin(observation.evidence)
      return RecheckFinding(
        .factChanged, model: subject.id, about: must.id, subject: must.label, was: was.value,
        now: observation.observed, source: origin.source, date: origin.date,
        detail: observation.truth == .pass ? "the need \(must.id) is met now" : nil)
    }
  }
}

/// Facts of the model itself, and of how it is run.
extension FactRule {
  /// Facts that needs read, by the field of the need, where no criterion tells of them.
  private static let fields: [String: DecisionRecord.ModelField] = [
    "languages": .languages, "modalities": .inputs, "kinds": .kinds, "context": .contextTokens,
    "parameters": .parameters, "age": .releaseDate, "training-data": .trainingData,
    "developer.country": .developerCountry, "host.country": .hostCountry,
    "host.datacenters": .dataCenters,
  ]

  /// What changed of the facts the needs read, of the revision, and of the build that is run.
  private static func facts(_ subject: RecheckSubject, _ context: RecheckContext)
    -> [RecheckFinding]
  {
    guard let today = subject.today else { return [] }
    let told = Set(subject.former.contributions.map(\.criterion))
    let open = Set(subject.former.needs.map(\.rule))
    let read = context.scenario.musts.compactMap { must -> (String, DecisionRecord.ModelField)? in
      let criterion = Constraints.named(must.field)?.criterion
      guard must.isOn, !open.contains(must.id), !(criterion.map(told.contains) ?? false) else {
        return nil
      }
      return fields[must.field].map { (must.id, $0) }
    }
    let always: [(String, DecisionRecord.ModelField)] = [
      ("revision", .revision), ("quantization", .quantization),
    ]
    return (read + always).compactMap { about, field in
      guard let was = subject.former.fact(field), let now = today.fact(field) else { return nil }
      let words = PlainText.cleaned(now.words(asOf: context.outcome.snapshot.release.asOf))
      let former = was.words(asOf: context.record.basis.catalogAsOf)
      // That a catalog does not know something is no fact with a date of its own.
      guard was.answer != now.answer, former != words else { return nil }
      let origin = context.origin(now.evidence.first.flatMap { context.statements[$0] })
      return RecheckFinding(
        field == .revision ? .newRevision : .factChanged, model: subject.id, about: about,
        subject: field.label.prefix(1).uppercased() + field.label.dropFirst(), was: former,
        now: words, source: origin.source, date: origin.date)
    }
  }
}

extension RecheckContext {
  /// Whether quality is read on another scale than the record was made on.
  var isRecalibrated: Bool {
    let key = DecisionRecord.Basis.qualityScale
    return record.basis.engine[key].map { $0 != engine[key] } ?? false
  }
}
