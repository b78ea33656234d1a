internal import Catalog

/// Hardware as a person types it: `rtx 4090`, `8xh200`, `m4 max 64`, `rtx-4090,ram=64,budget=22`.
///
/// **Shape**: a device of the catalog, with a count before or after it and a memory size behind it;
/// then, after commas, what is stated instead of what the catalog has. Without a device, the keys
/// declare one: `memory=24,bandwidth=500`. **Errors**: `DeviceRequestProblem`.
public enum DeviceRequest {
  /// The most of one kind that may be asked for; chosen.
  static let largestCount: Int64 = 1024

  /// The declaration a text means, under the id it is to have in the scenario.
  public static func read(
    _ text: String, id: String? = nil, presets: PresetTable
  ) throws(DeviceRequestProblem) -> DeviceDeclaration {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false).map(\.trimmed)
    guard let first = parts.first, !first.isEmpty else { throw .empty }
    var declaration: DeviceDeclaration
    var keys = parts[...]
    if first.contains("=") {
      declaration = DeviceDeclaration(id: id ?? "machine")
    } else {
      let found = try named(first, presets: presets)
      declaration = DeviceDeclaration(id: id ?? found.preset.id, preset: found.preset.id)
      declaration.count = found.count == found.preset.count ? nil : found.count
      declaration.memoryGiB = found.memoryGiB
      keys = parts.dropFirst()
    }
    try apply(Array(keys), to: &declaration)
    if let preset = declaration.preset, presets.named(preset)?.sizesGiB.isEmpty ?? false,
      declaration.memoryGiB == nil, declaration.ramGiB == nil
    {
      throw .noMemory(device: preset)
    }
    return declaration
  }

  /// States values after a device: `ram=64`, `budget=22`, `runtime=vllm`.
  public static func apply(
    _ settings: [String], to declaration: inout DeviceDeclaration
  ) throws(DeviceRequestProblem) {
    for setting in settings {
      guard let place = setting.firstIndex(of: "=") else { throw .notASetting(setting) }
      let key = setting[..<place].trimmed.lowercased()
      let value = setting[setting.index(after: place)...].trimmed
      guard let known = DeviceSetting.named(key) else {
        throw .unknownSetting(key, nearest: Spelling.nearest(key, in: DeviceSetting.names))
      }
      try known.set(value, &declaration)
    }
  }

  /// A device of the catalog with what stands around its name.
  struct Found: Hashable {
    let preset: Preset
    let count: Int64
    let memoryGiB: Double?
  }

  private static func named(
    _ text: String, presets: PresetTable
  ) throws(DeviceRequestProblem) -> Found {
    let whole = TypedDevice(text)
    // A name may hold numbers at both ends, so it is looked for as it stands first.
    if let found = try found(whole, whole.plain, count: 1, presets) { return found }
    let counted = counted(text)
    if let counted, counted.isMarked { return try held(counted, presets) }
    if let found = try found(whole, whole.withMemory, count: 1, presets) { return found }
    guard let counted else { throw unknown(text, presets) }
    return try held(counted, presets)
  }

  /// What stands beside a count.
  private static func held(
    _ counted: Counted, _ presets: PresetTable
  ) throws(DeviceRequestProblem) -> Found {
    guard (1...largestCount).contains(counted.count) else { throw .wrongCount(counted.count) }
    let rest = TypedDevice(counted.rest)
    if let found = try found(rest, rest.plain, count: counted.count, presets) { return found }
    if let found = try found(rest, rest.withMemory, count: counted.count, presets) { return found }
    throw unknown(counted.rest, presets)
  }

  private static func found(
    _ typed: TypedDevice, _ reading: TypedDevice.Reading?, count: Int64, _ presets: PresetTable
  ) throws(DeviceRequestProblem) -> Found? {
    guard let reading else { return nil }
    let candidates = presets.typed(reading.words)
    return candidates.isEmpty ? nil : try chosen(candidates, reading.memoryGiB, count, typed)
  }

  private static func chosen(
    _ candidates: [Preset], _ memory: Double?, _ count: Int64, _ typed: TypedDevice
  ) throws(DeviceRequestProblem) -> Found {
    var left = candidates
    if let memory {
      left = candidates.filter { $0.isSold(withGiB: memory) }
      guard !left.isEmpty else {
        throw .wrongMemory(
          device: candidates.count == 1 ? candidates[0].name : typed.text, gibibytes: memory,
          sold: Set(candidates.flatMap { $0.sizesGiB }).sorted())
      }
    }
    let preset: Preset
    if let only = left.first, left.count == 1 {
      preset = only
    } else if let exact = left.first(where: { $0.id == typed.id }) {
      preset = exact
    } else {
      throw .ambiguous(text: typed.text, devices: left.map(\.id))
    }
    return Found(
      preset: preset, count: count * preset.count, memoryGiB: memory)
  }

  /// A count with the name beside it.
  struct Counted: Hashable {
    let count: Int64
    let rest: String
    /// Whether a sign such as `x` says that it is a count.
    let isMarked: Bool
  }

  /// A count before or behind a name: `8xh200`, `8 × H200`, `2 rtx-4090`, `h200 x8`.
  static func counted(_ text: String) -> Counted? {
    let folded = text.lowercased().map { $0 == "×" || $0 == "*" ? "x" : $0 }
    let first = folded.prefix { $0.isASCII && $0.isNumber }
    if let count = Int64(String(first)) {
      let isSpaced = folded.dropFirst(first.count).first == " "
      var rest = folded.dropFirst(first.count).drop { $0 == " " }
      let isMarked = rest.first == "x"
      if isMarked { rest = rest.dropFirst().drop { $0 == " " || $0 == "-" } }
      guard !rest.isEmpty, isMarked || isSpaced else { return nil }
      return Counted(count: count, rest: String(rest), isMarked: isMarked)
    }
    let last = folded.reversed().prefix { $0.isASCII && $0.isNumber }.reversed()
    guard let count = Int64(String(last)) else { return nil }
    var rest = folded.dropLast(last.count)
    while rest.last == " " { rest = rest.dropLast() }
    guard rest.last == "x", rest.dropLast().last == " " else { return nil }
    return Counted(count: count, rest: String(rest.dropLast()).trimmed, isMarked: true)
  }

  private static func unknown(_ text: String, _ presets: PresetTable) -> DeviceRequestProblem {
    let folded = TypedDevice(text).id
    let near = Spelling.nearest(folded, in: presets.ids)
    return .unknown(text: text, nearest: near, alike: near == nil ? presets.alike(text) : [])
  }
}

/// Why a text names no hardware.
public enum DeviceRequestProblem: Error, Hashable, Sendable {
  /// There is no text.
  case empty
  /// No device of the catalog is called so.
  case unknown(text: String, nearest: String?, alike: [String])
  /// Several devices are called so.
  case ambiguous(text: String, devices: [String])
  /// Its memory is a matter of choice, and none is stated.
  case noMemory(device: String)
  /// It is not sold with this memory.
  case wrongMemory(device: String, gibibytes: Double, sold: [Double])
  /// So many are not asked for.
  case wrongCount(Int64)
  /// What follows the device is not `key=value`.
  case notASetting(String)
  /// There is no such key.
  case unknownSetting(String, nearest: String?)
  /// A value that its key cannot have.
  case wrongValue(key: String, value: String, expected: String)
}
