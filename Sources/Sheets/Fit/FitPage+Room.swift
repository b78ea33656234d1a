internal import Catalog
internal import Cells
internal import Decision
internal import Fit

/// How far the budget goes, and what other choices would need.
extension FitPage {
  /// The longest context and the most streams the budget allows, and the need by context.
  var room: [SheetItem] {
    var items: [SheetItem] = [.heading("Room")]
    items.append(.entry("Context the budget allows", contextWords))
    items.append(.entry("Streams at \(tokens(workload.contextTokens))", streamsWords))
    let rows = contexts.map { length in
      let plan = shape.memory(
        delivery.quantization, on: device, under: workload.withContext(length))
      return SheetTable.Row(
        [tokens(length), plan[.cache].words, plan.need.words, plan.verdict.words],
        isMarked: length == workload.contextTokens)
    }
    items.append(
      .table(
        SheetTable(
          columns: [
            .init("Context", alignsRight: true), .init("KV", alignsRight: true),
            .init("Need", alignsRight: true), .init("Verdict"),
          ], rows: rows)))
    return items
  }

  private var contextWords: String {
    guard
      let most = shape.largestContextTokens(delivery.quantization, on: device, under: workload)
    else { return "not known, because part of the memory is not" }
    let limit =
      shape.contextLimitTokens.map { " of \(tokens($0))" } ?? "; its own limit is not known"
    return most == 0 ? "none" : tokens(most) + limit
  }

  private var streamsWords: String {
    guard let most = shape.largestStreams(delivery.quantization, on: device, under: workload)
    else { return "not known, because part of the memory is not" }
    return most == 0 ? "none" : Wording.grouped(Double(most))
  }

  /// Usual lengths up to what the model accepts, and the one asked for.
  private var contexts: [Int64] {
    let limit = shape.contextLimitTokens ?? .max
    let usual: [Int64] = [8192, 32_768, 131_072, 262_144, 1_048_576].filter { $0 < limit }
    let own = shape.contextLimitTokens.map { [$0] } ?? []
    return Array(Set(usual + own + [workload.contextTokens])).sorted()
  }

  /// Other quantizations and types of cache, each with its need, context and speed.
  var changes: [SheetItem] {
    let ways = shape.deliveries(on: device, under: workload)
    var items: [SheetItem] = []
    if !ways.isEmpty {
      items.append(.heading("Other quantizations"))
      items.append(.table(table(ways)))
    }
    let types = [workload.cacheType, .f16] + device.runtime.offeredCacheTypes
    var shown: Set<CacheType> = []
    let rows = types.filter { shown.insert($0).inserted }.map { type in
      let plan = shape.memory(
        delivery.quantization, on: device, under: workload.withCacheType(type))
      return SheetTable.Row(
        [type.rawValue, plan[.cache].words, plan.need.words, plan.verdict.words],
        isMarked: type == workload.cacheType)
    }
    items.append(.heading("Other types of cache"))
    items.append(
      .table(
        SheetTable(
          columns: [
            .init("Type"), .init("KV", alignsRight: true), .init("Need", alignsRight: true),
            .init("Verdict"),
          ], rows: rows)))
    return items
  }

  private func table(_ ways: [Fit.Delivery]) -> SheetTable {
    SheetTable(
      columns: [
        .init("Stored as"), .init("Weights", alignsRight: true), .init("Need", alignsRight: true),
        .init("Verdict"), .init("Context", alignsRight: true), .init("tok/s", alignsRight: true),
      ],
      rows: ways.map { way in
        SheetTable.Row(
          [
            way.quantization.id, shape.weights(way.quantization).words, way.plan.need.words,
            way.plan.verdict.words, longest(way), speedWords(way),
          ], isMarked: way.quantization == delivery.quantization)
      })
  }

  private func longest(_ way: Fit.Delivery) -> String {
    guard let most = shape.largestContextTokens(way.quantization, on: device, under: workload)
    else { return "not known" }
    return most == 0 ? "none" : tokens(most)
  }

  private func speedWords(_ way: Fit.Delivery) -> String {
    guard let speed = shape.decodeSpeed(way.plan, on: device).estimate else { return "not known" }
    return "\(rate(speed.low))–\(rate(speed.high))"
  }

  func tokens(_ count: Int64) -> String { Wording.grouped(Double(count)) }

  func rate(_ tokensPerSecond: Double) -> String {
    Wording.decimals(tokensPerSecond, tokensPerSecond < 10 ? 1 : 0)
  }
}
