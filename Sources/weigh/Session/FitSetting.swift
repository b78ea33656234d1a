internal import Catalog
internal import Decision
internal import Fit
internal import Foundation

/// The devices and the work a fit is shown for: options before the scenario before this machine.
struct FitSetting {
  let devices: [Device]
  let workload: Workload

  init(
    _ input: InputOptions, _ options: FitOptions, catalog: OpenCatalog, remark: (String) -> Void
  ) throws {
    let scenario = try Self.scenario(input, options, catalog, remark)
    let work = scenario?.workload ?? Workload(contextTokens: 8192)
    workload = Workload(
      contextTokens: options.context ?? work.contextTokens, promptTokens: work.promptTokens,
      answerTokens: work.answerTokens, streams: options.streams ?? work.streams,
      cacheType: options.cacheType.flatMap { CacheType(rawValue: $0.lowercased()) }
        ?? work.cacheType)
    let presets = PresetTable(catalog.snapshot)
    if !options.device.isEmpty {
      devices = try DeviceChoice(options.device, presets: presets).devices(presets)
      if devices.isEmpty {
        throw Failure(.usage, "'--device none' leaves no device to show.", hint: "Name one.")
      }
      for device in devices { Self.sizeRemark(device, presets).map(remark) }
    } else if let declared = try scenario?.resolvedDevices(presets), !declared.isEmpty {
      devices = declared
    } else {
      // What is found is only shown here, never ranked with.
      devices = try DeviceChoice(["this"], presets: presets).devices(presets)
      remark("no device is named or declared: this machine.")
    }
  }

  /// What to know where a device is sold with several sizes and none was named.
  private static func sizeRemark(_ device: Device, _ presets: PresetTable) -> String? {
    guard case .preset(let id) = device.origin, let preset = presets.named(id),
      preset.sizesGiB.count > 1, let least = preset.sizesGiB.first,
      Double(device.memoryBytes) == least * Double(Int64.gibibyte)
    else { return nil }
    let sizes = preset.sizesGiB.map { Wording.decimals($0, $0 == $0.rounded() ? 0 : 1) }
    return "\(id) is sold with \(Wording.list(sizes)) GiB; \(sizes[0]) GiB is shown. "
      + "Another: --device '\(id) \(sizes.last ?? "")'."
  }

  /// The delivery asked for, or the default one.
  ///
  /// **Errors**: a quantization the runtime cannot load, or none that it can.
  func delivery(of shape: ModelShape, on device: Device, as name: String?) throws -> Fit.Delivery {
    if let name, let quantization = Quantization.named(name) {
      guard quantization.runs(on: device.runtime) else {
        throw Failure(
          .usage, "\(device.runtime.rawValue) loads no \(quantization.id).",
          hint:
            "It loads \(Wording.list(Quantization.all.filter { $0.runs(on: device.runtime) }.map(\.id)))."
        )
      }
      return shape.delivery(quantization, on: device, under: workload)
    }
    guard let delivery = shape.delivery(on: device, under: workload) else {
      throw Failure(
        .notThere, "\(device.runtime.rawValue) loads no form of \(shape.id) that is known.",
        hint: "Name one: --quant.")
    }
    return delivery
  }

  /// The scenario that is named, or the last one opened where no device is given.
  private static func scenario(
    _ input: InputOptions, _ options: FitOptions, _ catalog: OpenCatalog,
    _ remark: (String) -> Void
  ) throws -> Scenario? {
    let isNamed = input.scenario != nil || input.preset != nil
    guard isNamed || options.device.isEmpty else { return nil }
    let installation = Installation()
    let database = try installation.openDatabase(remark)
    let source = ScenarioSource(
      installation: installation, database: database, snapshot: catalog.snapshot)
    if isNamed { return try source.find(input, remark: remark).scenario }
    // No scenario is no fault here: this machine is shown then.
    return try? source.find(input, remark: remark).scenario
  }
}
