internal import Synchronization

/// The names a device goes by, read into words when somebody first looks for one.
///
/// Reading some thousand names takes as long as opening the catalog; a scenario names its devices
/// by their ids and needs none of them.
final class DeviceNames: Hashable, Sendable {
  private let texts: [String]
  private let names = Mutex<[DeviceName]?>(nil)

  init(_ texts: [String]) { self.texts = texts }

  /// The names, as words.
  var read: [DeviceName] {
    names.withLock { names in
      if let names { return names }
      let read = texts.map { DeviceName($0) }
      names = read
      return read
    }
  }

  static func == (left: DeviceNames, right: DeviceNames) -> Bool { left.texts == right.texts }

  func hash(into hasher: inout Hasher) { hasher.combine(texts) }
}

/// Devices by the names their drivers give them, made when the first name is looked for.
final class DriverNameIndex: Sendable {
  private let presets: [Preset]
  private let places = Mutex<[String: [Int]]?>(nil)

  init(_ presets: [Preset]) { self.presets = presets }

  /// The places of the devices a name's key stands for.
  func places(of key: String) -> [Int] {
    places.withLock { known in
      if let known { return known[key] ?? [] }
      var made: [String: [Int]] = [:]
      for (place, preset) in presets.enumerated() {
        for key in Set(preset.driverNames.map(\.key)) where !key.isEmpty {
          made[key, default: []].append(place)
        }
      }
      known = made
      return made[key] ?? []
    }
  }
}
