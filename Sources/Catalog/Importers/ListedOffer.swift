/// A price as a list states it, before its names are settled.
struct ListedOffer {
  /// The model's name at the host.
  var name: String
  /// The Hub id the list itself gives for the model.
  var hubID: String?
  /// The variant, where the list tells it apart from the name.
  var variant: String?
  /// Whether another service passes the offer on.
  var isAggregated = false
  /// Columns of an offer other than `model`, `id_at_host`, `variant` and `route`; those without a
  /// value are left out.
  var columns: [String: JSONValue?] = [:]

  /// The offer as a statement about a host.
  ///
  /// - Throws: `RowProblem` where the model is not known or the price is none for tokens.
  func statement(
    at host: Record, evidence: Evidence, in catalog: ImportCatalog
  ) throws(RowProblem) -> ImportedFact {
    let kind = host.identity("kind")?.text
    if kind == "plan" { throw .rejected(.plan(host: host.id)) }
    if kind == "local-runtime" { throw .rejected(.localRuntime(host: host.id)) }
    let served = try served(at: host.id, in: catalog)
    if catalog.record(.model, served.model)?.identity("status")?.text == "closed" {
      throw .rejected(.noWeights(model: served.model))
    }
    var object = columns.compactMapValues { $0 }.filter { $0.value != .null }
    guard let input = object["input"], let output = object["output"] else {
      throw .rejected(.noPrice)
    }
    object["model"] = .text(served.model)
    object["id_at_host"] = .text(name)
    let variant = input.isZero && output.isZero ? "free" : variant ?? served.variant
    object["variant"] = variant.map(JSONValue.text)
    let passesOn = isAggregated || kind == "aggregator" || kind == "gateway"
    object["route"] = .text(passesOn ? "aggregator" : "direct")
    guard let list = RecordSchema.host.lists.first(where: { $0.name == "offers" }) else {
      throw .rejected(.statesNothing)
    }
    do throws(ImportRejection) {
      let values = try FactLineReader.row(.object(object), list).get()
      return ImportedFact(
        kind: .host, id: host.id, field: "offers", statement: .row(values), evidence: evidence)
    } catch {
      throw .rejected(error)
    }
  }

  /// The model by its name and by the Hub id the list states; they must not disagree.
  private func served(
    at host: String, in catalog: ImportCatalog
  ) throws(RowProblem) -> ServedModel {
    let named = catalog.served(name, at: host)
    guard let hubID else {
      if let named { return named }
      throw .unknown(name)
    }
    guard let stated = catalog.served(hubID, at: host) else { throw .unknown(hubID) }
    if let named, named.model != stated.model {
      throw .rejected(.twoModels(named: named.model, stated: stated.model))
    }
    return ServedModel(model: stated.model, variant: named?.variant ?? stated.variant)
  }
}

extension JSONValue {
  /// Whether it is the number zero.
  var isZero: Bool {
    switch self {
    case .integer(let integer): return integer == 0
    case .computed(let number), .stated(let number): return number == 0
    default: return false
    }
  }

  /// The value where it is not zero: no answer comes at once, so zero stands for "not measured".
  var unlessZero: JSONValue? { isZero ? nil : self }

  /// The value of a key, where this is an object.
  subscript(key: String) -> JSONValue? {
    if case .object(let object) = self { return object[key] }
    return nil
  }

  /// A count of tokens; zero stands for "not known" in lists of prices and is left out.
  var tokens: JSONValue? {
    switch self {
    case .null, .integer(...0): return nil
    case .computed(let number), .stated(let number):
      // Some lists write whole numbers with a point.
      return Int64(exactly: number).map { JSONValue.integer($0).tokens } ?? self
    default: return self
    }
  }

  /// A price for a million tokens out of one for a token, be it a number or a number as text.
  ///
  /// Billionths of a dollar are kept: more is rounding of binary fractions.
  var perMillion: JSONValue {
    let number: Double
    switch self {
    case .integer(let integer): number = Double(integer)
    case .computed(let value), .stated(let value): number = value
    case .text(let text):
      // The grammar of JSON numbers; a text such as "nan" or "0x1" is no price.
      guard let read = try? JSONValue(reading: Array(text.utf8)), read.text == nil else {
        return self
      }
      return read.perMillion
    default: return self
    }
    return .stated((number * 1e15).rounded() / 1e9)
  }
}
