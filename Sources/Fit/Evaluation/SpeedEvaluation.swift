public import Catalog

/// Predicts the decode speed of runs that others measured, from their names alone.
///
/// **Shape**: text of a file with the columns `hardware`, `model` and, where there are any,
/// `gpu_count`, `vram_gb`, `ram_gb`, `cpu`, `quant_in_name`, `provider`; one line for each row, in
/// order. Rows of `kind` `pp` measured a prompt of so many `tokens`; `backend`, `bandwidth_gbs` and
/// `fp16_tflops` say what no preset knows. What was measured is never looked at:
/// ``SpeedComparison`` does that afterwards.
public struct SpeedEvaluation: Sendable {
  /// What became of a row.
  public enum Outcome: Hashable, Sendable {
    /// A speed with its interval.
    case estimate(SpeedEstimate)
    /// A prompt speed with its interval, for rows that measured one.
    case prefill(PrefillEstimate)
    /// Why there is none.
    case unknown(SpeedRowGap)
    /// Why the row cannot be read.
    case malformed(SpeedRowProblem)
  }

  /// One row and what became of it.
  public struct Line: Hashable, Sendable {
    /// Its number below the first line, from one.
    public let row: Int
    /// What became of it.
    public let outcome: Outcome
  }

  /// Context a short measurement is run with, in tokens.
  static let contextTokens: Int64 = 2048
  /// How far into its context a short measurement reads on average, in tokens.
  static let readTokens: Int64 = 256

  private let models: NamedModels
  private let hardware: NamedHardware

  /// Prepares the names of a catalog: its models, and its devices unless others are given.
  public init(snapshot: CatalogSnapshot, presets: PresetTable? = nil) {
    models = NamedModels(snapshot)
    hardware = NamedHardware(presets: presets ?? PresetTable(snapshot))
  }

  /// A line for each row of a file.
  ///
  /// **Errors**: no rows, or no column of hardware or model.
  public func lines(of text: String) throws(SpeedFileProblem) -> [Line] {
    let table = try SpeedTable(text)
    return (0..<table.count).map { place in
      Line(row: place + 1, outcome: outcome(table.row(place)))
    }
  }

  private func outcome(_ read: Result<SpeedRow, SpeedRowProblem>) -> Outcome {
    switch read {
    case .failure(let problem): return .malformed(problem)
    case .success(let row):
      do throws(SpeedRowGap) {
        if let tokens = row.promptTokens { return .prefill(try prefill(row, tokens)) }
        return .estimate(try estimate(row))
      } catch {
        return .unknown(error)
      }
    }
  }

  private func estimate(_ row: SpeedRow) throws(SpeedRowGap) -> SpeedEstimate {
    let (shape, plan, device) = try plan(row)
    switch shape.decodeSpeed(plan, on: device, readTokens: Self.readTokens) {
    case .estimate(let estimate): return estimate
    case .unknown(let gap): throw .speed(gap)
    }
  }

  private func prefill(_ row: SpeedRow, _ tokens: Int64) throws(SpeedRowGap) -> PrefillEstimate {
    let (shape, plan, device) = try plan(row)
    switch shape.prefillSpeed(plan, on: device, promptTokens: tokens) {
    case .estimate(let estimate): return estimate
    case .unknown(let gap): throw .prefill(gap)
    }
  }

  /// The model of a row on its device.
  private func plan(_ row: SpeedRow) throws(SpeedRowGap) -> (ModelShape, MemoryPlan, Device) {
    let shape: ModelShape
    do throws(NamedModels.Gap) {
      shape = try models.shape(row.model)
    } catch {
      throw .model(row.model, error)
    }
    let workload = Workload(
      contextTokens: max(Self.contextTokens, row.promptTokens ?? 0),
      promptTokens: row.promptTokens ?? 1)
    let device = hardware.device(row)
    return (shape, shape.memory(try quantization(row), on: device, under: workload), device)
  }

  private func quantization(_ row: SpeedRow) throws(SpeedRowGap) -> Quantization {
    let stated = row.quantization.isEmpty ? nil : QuantizationWords.named(row.quantization)
    if !row.quantization.isEmpty, stated == nil { throw .quantization(row.quantization) }
    guard let quantization = stated ?? ModelName(row.model).quantization ?? Self.usual else {
      throw .quantization(row.quantization)
    }
    return quantization
  }

  /// What files and tags hold that name no quantization.
  private static let usual = Quantization.named("Q4_K_M")
}

/// Why a row has no speed.
public enum SpeedRowGap: Error, Hashable, Sendable {
  /// The name stands for nothing whose size is known.
  case unknownModel(String)
  /// Models of the named size are dense or mixtures.
  case mayHideMixture(String, billions: Double)
  /// The number of experts is written, and not how large all of them are.
  case expertsOnly(String)
  /// A quantization nobody declared.
  case quantization(String)
  /// The formula gives none.
  case speed(SpeedGap)
  /// The formula of prompts gives none.
  case prefill(PrefillGap)

  static func model(_ name: String, _ gap: NamedModels.Gap) -> SpeedRowGap {
    switch gap {
    case .unknownName: return .unknownModel(name)
    case .mayHideMixture(let billions): return .mayHideMixture(name, billions: billions)
    case .expertsOnly: return .expertsOnly(name)
    }
  }
}
