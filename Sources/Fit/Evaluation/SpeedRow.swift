/// A run somebody measured, without what was measured: a prediction cannot look at the result.
struct SpeedRow: Hashable {
  /// The hardware as its driver names it.
  let hardware: String
  /// How many of it; zero where the processor alone ran.
  let count: Int64
  /// Memory of one, in bytes; `nil` where not stated.
  let memoryBytes: Int64?
  /// Host memory, in bytes; `nil` where not stated.
  let ramBytes: Int64?
  /// The processor's name.
  let processor: String
  /// The model as its file or tag names it.
  let model: String
  /// The quantization stated beside the name; empty where none is.
  let quantization: String
  /// What ran it.
  let provider: String
  /// What drove the hardware, where the row says so.
  let backend: Device.Backend?
  /// Bandwidth and computing power of hardware nobody else knows, where the row states them.
  let bandwidthBytesPerSecond: Double?
  let halfPrecisionFLOPSPerSecond: Double?
  /// Tokens of the prompt, where its speed was measured and not that of the answer.
  let promptTokens: Int64?
}

/// What keeps a row from being read.
public enum SpeedRowProblem: Error, Hashable, Sendable {
  /// Quotes that do not close.
  case brokenQuotes
  /// More or fewer fields than the first line names.
  case fieldCount(Int, expected: Int)
  /// A column that must not be empty.
  case empty(column: String)
  /// A number that is none, or cannot be one.
  case wrongNumber(column: String, text: String)
}

/// What keeps a file from being evaluated.
public enum SpeedFileProblem: Error, Hashable, Sendable {
  /// No rows below a first line.
  case noRows
  /// Columns nothing can be told without.
  case missingColumns([String])
  /// No column of measured speeds, which only a summary needs.
  case noMeasurements(known: [String])
}

/// The table of a file of measurements, column by name.
struct SpeedTable {
  /// Names the column of measured tokens per second goes by.
  static let measuredColumns = ["avg_tps", "measured_tps", "tps"]

  private let columns: [String: Int]
  private let width: Int
  private let rows: [DelimitedText.Row]

  init(_ text: String) throws(SpeedFileProblem) {
    let read = DelimitedText(text).rows
    guard let head = read.first, !head.isBroken else { throw .noRows }
    var columns: [String: Int] = [:]
    for (place, name) in head.fields.enumerated() {
      columns[name.trimmed.lowercased()] = columns[name.trimmed.lowercased()] ?? place
    }
    let missing = ["hardware", "model"].filter { columns[$0] == nil }
    guard missing.isEmpty else { throw .missingColumns(missing) }
    guard read.count > 1 else { throw .noRows }
    self.columns = columns
    width = head.fields.count
    rows = Array(read.dropFirst())
  }

  /// How many rows there are below the first line.
  var count: Int { rows.count }

  /// A row as far as a prediction may look at it.
  func row(_ place: Int) -> Result<SpeedRow, SpeedRowProblem> {
    let fields: DelimitedText.Row = rows[place]
    if fields.isBroken { return .failure(.brokenQuotes) }
    guard fields.fields.count == width else {
      return .failure(.fieldCount(fields.fields.count, expected: width))
    }
    do throws(SpeedRowProblem) {
      return .success(
        SpeedRow(
          hardware: try stated(place, "hardware"), count: try count(place),
          memoryBytes: try bytes(place, "vram_gb"), ramBytes: try bytes(place, "ram_gb"),
          processor: text(place, "cpu"), model: try stated(place, "model"),
          quantization: text(place, "quant_in_name"), provider: text(place, "provider"),
          backend: Device.Backend(rawValue: text(place, "backend").lowercased()),
          bandwidthBytesPerSecond: try number(place, "bandwidth_gbs").map { $0 * 1e9 },
          halfPrecisionFLOPSPerSecond: try number(place, "fp16_tflops").map { $0 * 1e12 },
          promptTokens: try promptTokens(place)))
    } catch {
      return .failure(error)
    }
  }

  /// Measured tokens per second of each row; `nil` where the row states none.
  func measured() throws(SpeedFileProblem) -> [Double?] {
    guard let column = Self.measuredColumns.first(where: { columns[$0] != nil }) else {
      throw .noMeasurements(known: Self.measuredColumns)
    }
    return rows.indices.map { place in
      guard let speed = Double(text(place, column)), speed.isFinite, speed > 0 else { return nil }
      return speed
    }
  }

  /// The hardware of a row, for a summary by device.
  func hardware(_ place: Int) -> String { text(place, "hardware") }

  private func text(_ place: Int, _ column: String) -> String {
    guard let index = columns[column], rows[place].fields.indices.contains(index) else { return "" }
    return rows[place].fields[index].trimmed
  }

  private func stated(_ place: Int, _ column: String) throws(SpeedRowProblem) -> String {
    let text = text(place, column)
    if text.isEmpty { throw .empty(column: column) }
    return text
  }

  private func count(_ place: Int) throws(SpeedRowProblem) -> Int64 {
    let text = text(place, "gpu_count")
    if text.isEmpty { return 1 }
    guard let count = Double(text), count >= 0, count <= 1024, count == count.rounded() else {
      throw .wrongNumber(column: "gpu_count", text: text)
    }
    return Int64(count)
  }

  private func number(_ place: Int, _ column: String) throws(SpeedRowProblem) -> Double? {
    let text = text(place, column)
    if text.isEmpty { return nil }
    guard let number = Double(text), number.isFinite, number > 0, number < 1e6 else {
      throw .wrongNumber(column: column, text: text)
    }
    return number
  }

  /// Rows of the kind `pp` measured a prompt, as llama.cpp's own benchmark calls it.
  private func promptTokens(_ place: Int) throws(SpeedRowProblem) -> Int64? {
    guard ["pp", "prefill", "prompt"].contains(text(place, "kind").lowercased()) else { return nil }
    return Int64(try number(place, "tokens") ?? 512)
  }

  private func bytes(_ place: Int, _ column: String) throws(SpeedRowProblem) -> Int64? {
    let text = text(place, column)
    if text.isEmpty { return nil }
    guard let gibibytes = Double(text), gibibytes.isFinite, gibibytes >= 0, gibibytes < 1e6 else {
      throw .wrongNumber(column: column, text: text)
    }
    return gibibytes > 0 ? (gibibytes * Double(Int64.gibibyte)).asBytes : nil
  }
}
