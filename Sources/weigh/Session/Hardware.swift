internal import Catalog
internal import Decision
internal import Fit

/// The machines of a scenario as a person names them: presets, with a count where there are several.
struct Hardware {
  /// Why a name is no machine.
  struct Refusal: Error, CustomStringConvertible {
    let description: String
  }

  private let devices: [[String: FactValue]]

  init(_ devices: [[String: FactValue]]) { self.devices = devices }

  /// The machines in words.
  var words: String {
    devices.isEmpty
      ? "none declared"
      : Wording.list(
        devices.map { device in
          let name = device["preset"]?.text ?? device["name"]?.text ?? device["id"]?.text ?? "?"
          let count = device["count"]?.integer ?? 1
          return count == 1 ? name : "\(count) \(name)"
        })
  }

  /// Reads a machine; the first one is replaced and keeps its id, which needs may name.
  static func read(
    _ text: String, instead devices: [[String: FactValue]], presets: PresetTable
  ) throws -> [[String: FactValue]] {
    let declaration: DeviceDeclaration
    do throws(DeviceRequestProblem) {
      declaration = try DeviceRequest.read(
        text, id: devices.first?["id"]?.text ?? "machine", presets: presets)
    } catch {
      throw Refusal(description: error.message)
    }
    do throws(DeviceProblem) {
      _ = try declaration.resolved(presets)
    } catch {
      throw Refusal(description: error.message)
    }
    return [declaration.table] + devices.dropFirst()
  }
}
