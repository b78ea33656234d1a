public import Catalog
internal import Decision
internal import Fit

/// The page as a document.
extension FitPage {
  /// The same facts for programs.
  public var json: [String: JSONValue] {
    var object: [String: JSONValue] = [
      "delivery": .text(delivery.id), "device": deviceJSON,
      "quantization": .text(delivery.quantization.id),
      "workload": .object([
        "context": .integer(workload.contextTokens), "streams": .integer(workload.streams),
        "kv_type": .text(workload.cacheType.rawValue),
      ]),
      "verdict": .text(plan.verdict.rawValue),
      "sentence": .text(plan.sentence(for: shape, on: device)),
      "need": Self.json(plan.need), "budget_bytes": .integer(plan.budgetBytes),
      "host_budget_bytes": .integer(plan.spillBudgetBytes),
      "headroom_percent": .object([
        "low": plan.headroom.low.map(JSONValue.computed) ?? .null,
        "high": .computed(plan.headroom.high),
      ]),
      "lines": .list(
        plan.lines.map { line in
          var item = Self.fields(line.bytes)
          item["part"] = .text(line.part.rawValue)
          item["formula"] = .text(plan.formula(of: line.part, for: shape))
          return .object(item)
        }),
      "placement": placementJSON,
      "largest_context": shape.largestContextTokens(
        delivery.quantization, on: device, under: workload
      ).map(JSONValue.integer) ?? .null,
      "context_limit": shape.contextLimitTokens.map(JSONValue.integer) ?? .null,
      "largest_streams": shape.largestStreams(delivery.quantization, on: device, under: workload)
        .map(JSONValue.integer) ?? .null,
      "other_quantizations": .list(shape.deliveries(on: device, under: workload).map(json)),
      "decode": decodeJSON(plan), "prefill": prefillJSON, "first_token": firstTokenJSON,
    ]
    let remedies = shape.remedies(delivery.quantization, on: device, under: workload)
    object["fits_with"] = remedies.sentence(count: device.count).map(JSONValue.text) ?? .null
    if device.runtime == .llamaCpp {
      let allocation = shape.engineAllocation(for: workload)
      object["engine"] = .object([
        "cache": Self.json(allocation.cache),
        "context_argument": .integer(allocation.contextArgument),
      ])
    }
    if let view = shape.monitorView(plan, on: device) {
      object["monitor"] = .object([
        "anonymous": Self.json(view.anonymous), "mapped": Self.json(view.mapped),
      ])
    }
    object["probes"] = .list(probes.map(\.json))
    return object
  }

  private var deviceJSON: JSONValue {
    .object([
      "id": .text(device.id), "name": .text(device.name), "count": .integer(device.count),
      "memory_bytes": .integer(device.memoryBytes), "budget_bytes": .integer(device.budgetBytes),
      "bandwidth_bytes_per_second": device.bandwidthBytesPerSecond.map(JSONValue.computed) ?? .null,
      "backend": .text(device.backend.rawValue), "runtime": .text(device.runtime.rawValue),
    ])
  }

  private var placementJSON: JSONValue {
    switch plan.placement {
    case .onDevice: return .object(["kind": .text("device")])
    case .onProcessor: return .object(["kind": .text("processor")])
    case .split(let here, let there):
      return .object([
        "kind": .text("split"), "layers_on_device": .integer(here),
        "layers_in_ram": .integer(there),
      ])
    }
  }

  private func json(_ way: Fit.Delivery) -> JSONValue {
    .object([
      "quantization": .text(way.quantization.id), "need": Self.json(way.plan.need),
      "weights": Self.json(shape.weights(way.quantization)),
      "verdict": .text(way.plan.verdict.rawValue), "decode": decodeJSON(way.plan),
    ])
  }

  private func decodeJSON(_ plan: MemoryPlan) -> JSONValue {
    let speed = shape.decodeSpeed(plan, on: device)
    switch speed {
    case .estimate(let estimate):
      return .object([
        "low": .computed(estimate.low),
        "mid": estimate.parts.cacheSeconds == nil ? .null : .computed(estimate.middle),
        "high": .computed(estimate.high), "unit": .text("tok/s"),
        "basis": .text(estimate.basis.words), "class": .text(estimate.speedClass.rawValue),
      ])
    case .unknown:
      return .object([
        "mid": .null, "unknown": .text(speed.sentence),
      ])
    }
  }

  private var prefillJSON: JSONValue {
    let speed = shape.prefillSpeed(plan, on: device)
    guard let estimate = speed.estimate else {
      return .object(["mid": .null, "unknown": .text(speed.sentence)])
    }
    return .object([
      "low": .computed(estimate.low), "mid": .computed(estimate.middle),
      "high": .computed(estimate.high), "unit": .text("tok/s"),
      "basis": .text(estimate.basis.words), "prompt": .integer(estimate.parts.promptTokens),
    ])
  }

  private var firstTokenJSON: JSONValue {
    let first = shape.firstToken(plan, on: device)
    guard let estimate = first.estimate else {
      return .object(["mid": .null, "unknown": .text(first.sentence)])
    }
    return .object([
      "low": .computed(estimate.low), "mid": .computed(estimate.middle),
      "high": estimate.high.map(JSONValue.computed) ?? .null, "unit": .text("s"),
      "basis": .text(estimate.basis.words),
    ])
  }

  private static func json(_ bytes: ByteInterval) -> JSONValue { .object(fields(bytes)) }

  private static func fields(_ bytes: ByteInterval) -> [String: JSONValue] {
    [
      "low_bytes": .integer(bytes.low), "high_bytes": bytes.high.map(JSONValue.integer) ?? .null,
      "basis": .text(bytes.basis.words),
    ]
  }
}
