/// Under which names the catalog already knows hosts and what they serve.
struct ServedNames: Sendable {
  private struct Key: Hashable {
    let host: String
    let name: String
  }

  /// `nil` as a value: several records would do.
  private var hosts: [String: String?] = [:]
  private var models: [String: String?] = [:]
  private var offers: [Key: ServedModel?] = [:]

  init(_ records: [Record]) {
    for record in records where record.kind == .model {
      for name in [record.id] + (record.identity("aliases")?.list ?? []) {
        Self.add(name.lowercased(), for: record.id, to: &models)
      }
    }
    for record in records where record.kind == .host {
      let names =
        [record.id] + (record.identity("name")?.list ?? [])
        + (record.identity("aliases")?.list ?? [])
      for name in Set(names.map(Self.folded)) { Self.add(name, for: record.id, to: &hosts) }
      for row in record.rows("offers") {
        guard let name = row["id_at_host"]?.text, let model = row["model"]?.text else { continue }
        let served = ServedModel(model: model, variant: row["variant"]?.text)
        let key = Key(host: record.id, name: name)
        switch offers[key] {
        case .none: offers[key] = .some(served)
        case .some(let other?) where other.model == served.model:
          // One name for several variants: the plain one is meant where nothing else says so.
          offers[key] = .some(other.variant == nil ? other : served.variant == nil ? served : other)
        default: offers[key] = .some(nil)
        }
      }
    }
  }

  func host(named name: String) -> String? { hosts[Self.folded(name)] ?? nil }

  func model(named name: String) -> String? { models[name.lowercased()] ?? nil }

  func served(_ name: String, at host: String) -> ServedModel? {
    offers[Key(host: host, name: name)] ?? nil
  }

  /// A name without letter case and without the marks between its words.
  private static func folded(_ name: String) -> String {
    String(name.lowercased().filter { !"-_ .".contains($0) })
  }

  private static func add(_ name: String, for id: String, to index: inout [String: String?]) {
    if let other = index[name], other != id {
      index[name] = .some(nil)
    } else {
      index[name] = .some(id)
    }
  }
}

/// Marks that hosts add to a model's name to tell how they serve it.
enum VariantMark {
  /// Marks at the end, after `-` or `:`, and before a `/`.
  private static let marks: Set<String> = [
    "free", "tee", "fast", "turbo", "highspeed", "maas", "tput", "fp4", "nvfp4", "fp8", "fp16",
    "bf16", "int4", "int8", "awq",
  ]

  /// The name without its last mark and the mark, or `nil` where it has none.
  static func split(_ name: String) -> (name: String, variant: String)? {
    if let end = name.lastIndex(where: { $0 == "-" || $0 == ":" }) {
      let mark = name[name.index(after: end)...].lowercased()
      if marks.contains(mark), end > name.startIndex { return (String(name[..<end]), mark) }
    }
    if let slash = name.firstIndex(of: "/") {
      let mark = name[..<slash].lowercased()
      let rest = name[name.index(after: slash)...]
      if marks.contains(mark), !rest.isEmpty { return (String(rest), mark) }
    }
    return nil
  }
}
