public import Catalog
public import Fit

/// One value of a declared device that a person edits.
///
/// To add one: a row in `all`, and its key in `DeviceReading`.
public struct DeviceField: Hashable, Sendable {
  /// What may stand in it.
  public enum Form: Hashable, Sendable {
    case text
    /// A whole number from 1.
    case count
    /// A number above zero, in a unit.
    case number(unit: String)
    /// One of some words.
    case words([String])
  }

  /// Its key in a scenario.
  public let key: String
  /// What it is called.
  public let label: String
  /// What may stand in it.
  public let form: Form
  /// What it decides, in a sentence.
  public let summary: String

  /// Every field, in the order a form shows them.
  public static let all: [DeviceField] = [
    DeviceField(
      key: "count", label: "Count", form: .count, summary: "How many equal ones work together."),
    DeviceField(
      key: "memory_gib", label: "Memory of one", form: .number(unit: "GiB"),
      summary: "What one of them has."),
    DeviceField(
      key: "budget_gib", label: "Budget of one", form: .number(unit: "GiB"),
      summary: "What a model may use of one; the rest is kept for the system. Ranking reads this, "
        + "never the memory that happens to be free."),
    DeviceField(
      key: "bandwidth_gbs", label: "Bandwidth", form: .number(unit: "GB/s"),
      summary: "Published peak of its memory; the speed is estimated from it."),
    DeviceField(
      key: "fp16_tflops", label: "Computing power", form: .number(unit: "TFLOPS"),
      summary: "Published peak with 16-bit numbers; the time to read a prompt follows from it."),
    DeviceField(
      key: "ram_gib", label: "Host memory", form: .number(unit: "GiB"),
      summary: "Memory of the machine around a card, for layers that do not fit on it."),
    DeviceField(
      key: "ram_bandwidth_gbs", label: "Host bandwidth", form: .number(unit: "GB/s"),
      summary: "Published peak of the host memory."),
    DeviceField(
      key: "runtime", label: "Runtime", form: .words(Device.Runtime.allCases.map(\.rawValue)),
      summary: "What runs the model, which decides the formats it can load."),
    DeviceField(
      key: "offload", label: "Offload", form: .words(Device.Offload.allCases.map(\.rawValue)),
      summary: "Where layers may go that do not fit on the card."),
    DeviceField(
      key: "backend", label: "Backend", form: .words(Device.Backend.allCases.map(\.rawValue)),
      summary: "What drives it."),
    DeviceField(key: "name", label: "Name", form: .text, summary: "What it is, for people."),
  ]

  /// The value a device has, stated or not; nothing where it is not known.
  public func text(of device: Device) -> String? {
    let gibibyte = MemoryStanding.gibibyte
    func gibibytes(_ bytes: Int64) -> String {
      let number = (Double(bytes) / gibibyte * 10).rounded() / 10
      return TypedNumber.text(number)
    }
    switch key {
    case "count": return "\(device.count)"
    case "memory_gib": return gibibytes(device.memoryBytes)
    case "budget_gib": return gibibytes(device.budgetBytes)
    case "bandwidth_gbs": return device.bandwidthBytesPerSecond.map { TypedNumber.text($0 / 1e9) }
    case "fp16_tflops":
      return device.halfPrecisionFLOPSPerSecond.map { TypedNumber.text($0 / 1e12) }
    case "ram_gib": return device.ramBytes.map(gibibytes)
    case "ram_bandwidth_gbs":
      return device.ramBandwidthBytesPerSecond.map { TypedNumber.text($0 / 1e9) }
    case "runtime": return device.runtime.rawValue
    case "offload": return device.offload.rawValue
    case "backend": return device.backend.rawValue
    default: return device.name
    }
  }

  /// The table with a typed value; no text takes the statement back.
  ///
  /// **Errors**: what the field does not take.
  public func changed(
    _ table: [String: FactValue], to text: String
  ) throws(AnswerRefusal) -> [String: FactValue] {
    let text = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    var table = table
    table[key] = text.isEmpty ? nil : try value(text)
    return table
  }

  private func value(_ text: String) throws(AnswerRefusal) -> FactValue {
    switch form {
    case .text: return .text(text)
    case .words(let words):
      guard let word = words.first(where: { $0 == text.lowercased() }) else {
        throw .noWord(text, allowed: words)
      }
      return .text(word)
    case .count:
      guard let number = TypedNumber.read(text), (1...1024).contains(number),
        let whole = Int64(exactly: number)
      else { throw .noNumber(text, form: "a whole number from 1 to 1024") }
      return .integer(whole)
    case .number(let unit):
      let digits =
        text.lowercased().hasSuffix(" " + unit.lowercased())
        ? String(text.dropLast(unit.count + 1)) : text
      guard let number = TypedNumber.read(digits), number > 0, number < 1e7 else {
        throw .noNumber(text, form: "a number above zero, in \(unit)")
      }
      return TypedNumber.value(number)
    }
  }
}
