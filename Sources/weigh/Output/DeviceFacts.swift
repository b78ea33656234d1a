internal import Catalog
internal import Decision
internal import Sheets

/// The facts of a device's record in words, each with its source.
struct DeviceFacts {
  /// One statement.
  struct Statement {
    let field: String
    let label: String
    let value: String
    let source: String
    let date: CalendarDate?
    let note: String?
    /// Whether it lost against another.
    let isLosing: Bool
  }

  let statements: [Statement]

  init(_ record: Record, in snapshot: CatalogSnapshot) {
    let specs = RecordSchema.of(.device).facts
    statements = record.facts.flatMap { named -> [Statement] in
      let unit = specs.first { $0.field == named.field }?.unit
      func statement(_ value: String, _ evidence: Evidence, isLosing: Bool = false) -> Statement {
        Statement(
          field: named.field.name, label: Self.label(named.field), value: value,
          source: SourcePlace(evidence.source, in: snapshot).line,
          date: snapshot.date(of: evidence), note: evidence.marked, isLosing: isLosing)
      }
      func words(_ value: FactValue) -> String {
        Self.words(value) + (unit.map { " \($0)" } ?? "")
      }
      switch named.fact {
      case .known(let value, let evidence, let losing):
        return [statement(words(value), evidence)]
          + losing.map { statement(words($0.value), $0.evidence, isLosing: true) }
      case .unknown(let reason, let evidence):
        return [statement("not known: \(reason)", evidence)]
      case .disputed(let claims):
        return claims.map { statement(words($0.value) + ", disputed", $0.evidence) }
      }
    }
  }

  /// What a field is called, for people.
  private static func label(_ field: Field) -> String {
    switch field.name {
    case "memory_gib": return "Memory"
    case "bandwidth_gbs": return "Bandwidth"
    case "fp16_tflops": return "16-bit computing power"
    case "ram_gib": return "Host memory"
    case "count": return "Number held"
    case "released": return "First sold"
    default: return field.name
    }
  }

  private static func words(_ value: FactValue) -> String {
    guard let numbers = value.numbers else { return EvaluationBase.plain(value) }
    return Wording.list(numbers.map { $0.deviceWords }, joint: "or")
  }
}

extension Double {
  /// A figure of hardware: grouped, with the decimals it has, two at most.
  var deviceWords: String {
    if self == rounded() { return Wording.grouped(self) }
    let tenths = (self * 10).rounded() / 10 == self
    return self >= 1000 ? Wording.grouped(self) : Wording.decimals(self, tenths ? 1 : 2)
  }
}
