internal import Catalog

/// One item of a file of cases, with the numbers it gives.
struct CaseItem {
  private let fields: [String: JSONValue]?

  init(_ value: JSONValue) {
    if case .object(let fields) = value { self.fields = fields } else { fields = nil }
  }

  /// What it expects, for a comparison after the answer.
  var expected: Int64? { fields?["expect"].flatMap(Self.whole) }

  /// How far from it an answer may be, as a share; zero where nothing is said.
  var tolerance: Double {
    switch fields?["tolerance"] {
    case .stated(let share)?, .computed(let share)?: return share
    case .integer(let share)?: return Double(share)
    default: return 0
    }
  }

  func optionalText(_ key: String) -> String? {
    guard case .text(let text)? = fields?[key] else { return nil }
    return text
  }

  func text(_ key: String) throws(CaseFault) -> String {
    guard let fields else { throw .notAnObject }
    guard let value = fields[key] else { throw .missing(key) }
    guard case .text(let text) = value, !text.isEmpty else { throw .wrong(key) }
    return text
  }

  /// A whole number, zero and above.
  func count(_ key: String) throws(CaseFault) -> Int64 {
    guard let count = try optionalCount(key) else { throw .missing(key) }
    return count
  }

  func optionalCount(_ key: String) throws(CaseFault) -> Int64? {
    guard let fields else { throw .notAnObject }
    guard let value = fields[key], value != .null else { return nil }
    guard let number = Self.whole(value), number >= 0 else { throw .wrong(key) }
    return number
  }

  /// The model an item names, as the catalog knows it.
  func model(_ find: (String) -> ModelShape?) throws(CaseFault) -> ModelShape? {
    find(try text("hf"))
  }

  private static func whole(_ value: JSONValue) -> Int64? {
    switch value {
    case .integer(let number): return number
    case .stated(let number), .computed(let number):
      return number == number.rounded() && number.magnitude < 9e15 ? Int64(number) : nil
    default: return nil
    }
  }
}

// MARK: Attention caches

extension CaseItem {
  /// Bytes of the cache, from the groups the item gives.
  func cacheBytes() throws(CaseFault) -> Int64 {
    let context = try count("ctx")
    guard case .list(let groups)? = fields?["groups"] else {
      throw fields?["groups"] == nil ? .missing("groups") : .wrong("groups")
    }
    var elements: Int64 = 0
    for group in groups {
      elements = elements.plus(
        try CaseItem(group).group().map { $0.elements(contextTokens: context) } ?? 0)
    }
    return try bytes(elements)
  }

  /// Bytes of the cache of a model in the catalog.
  func cacheBytes(of shape: ModelShape?) throws(CaseFault) -> CaseResult {
    let context = try count("ctx")
    guard let shape else { return .unknown("not in the catalog") }
    guard let layouts = shape.cache.layouts else {
      return .unknown("no \(Text.key(shape.cache.missingKey ?? "kv_formula"))")
    }
    let first = try bytes(layouts.first.elements(contextTokens: context))
    let second = try bytes(layouts.second.elements(contextTokens: context))
    if !shape.cache.startsAtZero, first == second { return .exact(first) }
    let why = shape.cache.missingKey.map { "no \(Text.key($0))" } ?? shape.cache.basis.words
    return .between(shape.cache.startsAtZero ? 0 : min(first, second), max(first, second), why)
  }

  private func bytes(_ elements: Int64) throws(CaseFault) -> Int64 {
    guard let value = fields?["bytes_per_elem"] else { throw .missing("bytes_per_elem") }
    let size: Double
    switch value {
    case .integer(let number): size = Double(number)
    case .stated(let number), .computed(let number): size = number
    default: throw .wrong("bytes_per_elem")
    }
    guard size > 0, size <= 16 else { throw .wrong("bytes_per_elem") }
    if size == size.rounded() { return elements.times(Int64(size)) }
    return (Double(elements) * size).asBytes
  }

  /// Numbers a group may give; another number would change the cache in a way nobody told us.
  private static let groupKeys: Set<String> = [
    "layers", "kv_heads", "head_dim", "v_head_dim", "window", "mla_lora", "mla_rope", "linear",
    "index_head_dim",
  ]

  /// The group of layers an item gives; nothing for layers without a cache.
  private func group() throws(CaseFault) -> CacheGroup? {
    guard let fields else { throw .notAnObject }
    for (key, value) in fields.sorted(by: { $0.key.precedesByBytes($1.key) })
    where !Self.groupKeys.contains(key) {
      if case .text = value { continue }  // A remark.
      throw .unknownKey(key)
    }
    let layers = try count("layers")
    switch fields["linear"] {
    case .flag(true)?: return nil
    case .flag(false)?, nil, .null?: break
    default: throw .wrong("linear")
    }
    let window = try optionalCount("window")
    if let rank = try optionalCount("mla_lora") {
      let rope = try count("mla_rope")
      return CacheGroup(
        layers: layers, elementsPerEntry: rank.plus(rope), windowTokens: window)
    }
    let keys = try count("head_dim")
    return .grouped(
      layers: layers, keyValueHeads: try count("kv_heads"), keyDimension: keys,
      valueDimension: try optionalCount("v_head_dim") ?? keys, windowTokens: window)
  }
}

// MARK: Recurrent states

extension CaseItem {
  /// Bytes of the state of gated delta nets, with the element sizes the item gives.
  ///
  /// **Units**: layers · ((2 · keys + values) · kernel · convolution bytes + heads · state bytes).
  func stateBytes() throws(CaseFault) -> Int64 {
    let keys = try count("key_heads").times(try count("key_dim"))
    let valueHeads = try count("value_heads")
    let values = valueHeads.times(try count("value_dim"))
    let convolution = keys.times(2).plus(values).times(try count("conv_kernel"))
      .times(try count("conv_bytes"))
    let state = values.times(try count("key_dim")).times(try count("state_bytes"))
    return try count("layers").times(convolution.plus(state))
  }
}

extension CaseFault {
  /// What is wrong, for the line of the item.
  var message: String {
    switch self {
    case .notAnObject: return "is no object"
    case .missing(let key): return "has no '\(key)'"
    case .wrong(let key): return "'\(key)' has a value that cannot be one"
    case .unknownKey(let key): return "has a key '\(key)' whose meaning is not known"
    }
  }
}
