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
    if !options.device.isEmpty {
      devices = try options.device.map(Self.device)
    } else if let declared = try scenario?.resolvedDevices(), !declared.isEmpty {
      devices = declared
    } else {
      devices = try Self.thisMachine(remark)
    }
  }

  /// The delivery asked for, or the default one.
  ///
  /// **Errors**: a quantization the runtime cannot load, or none that it can.
  func delivery(of shape: ModelShape, on device: Device, _ options: FitOptions) throws
    -> Fit.Delivery
  {
    if let name = options.quantization, let quantization = Quantization.named(name) {
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

  private static func device(_ text: String) throws -> Device {
    let table: [String: FactValue]
    do {
      table = try Hardware.read(text, instead: [])[0]
    } catch let refusal as Hardware.Refusal {
      throw Failure(.usage, refusal.description)
    }
    var declaration = DeviceDeclaration(id: text, preset: table["preset"]?.text)
    declaration.count = table["count"]?.integer
    do {
      return try declaration.resolved()
    } catch {
      throw Failure(.usage, error.message)
    }
  }

  /// This machine as it is found; only proposed, never ranked with.
  private static func thisMachine(_ remark: (String) -> Void) throws -> [Device] {
    let found = DeviceReaders.detect(.live)
    let devices = found.compactMap { detection -> Device? in
      if case .proposal(let device, _) = detection { return device }
      return nil
    }
    guard !devices.isEmpty else {
      throw Failure(
        .notThere, "no device is named, and this machine cannot be read.",
        hint: "Name one: --device rtx-4090.")
    }
    remark("no device is named or declared: this machine.")
    return devices
  }
}
