internal import Catalog
internal import Decision
internal import Fit

/// Hardware named on the command line: devices of the catalog, declared ones, `this` or `none`.
struct DeviceChoice {
  /// What is declared, in the order it was named; nothing for `none`.
  let declarations: [DeviceDeclaration]

  /// Reads what was named; this machine is looked at only where somebody names it.
  ///
  /// **Errors**: a name that means no device, or a value it cannot have.
  init(_ texts: [String], presets: PresetTable, machine: (PresetTable) -> Machine = { Machine($0) })
    throws
  {
    if texts.contains("none") {
      guard texts.count == 1 else {
        throw Failure(.usage, "'--device none' stands alone: it takes every device away.")
      }
      declarations = []
      return
    }
    var declarations: [DeviceDeclaration] = []
    for text in texts {
      do throws(DeviceRequestProblem) {
        guard let settings = Self.settings(ofThisMachine: text) else {
          declarations.append(try DeviceRequest.read(text, presets: presets))
          continue
        }
        for device in machine(presets).devices {
          var declaration = DeviceDeclaration(device)
          try DeviceRequest.apply(settings, to: &declaration)
          declarations.append(declaration)
        }
      } catch {
        throw Failure(.usage, error.message)
      }
    }
    guard !declarations.isEmpty else {
      throw Failure(
        .notThere, "the hardware of this machine cannot be read.",
        hint: "State it: --device memory=24,bandwidth=500, or name a device: --device rtx-4090.")
    }
    self.declarations = declarations
    _ = try devices(presets)
  }

  /// The devices these declarations make.
  func devices(_ presets: PresetTable) throws -> [Device] {
    do throws(DeviceProblem) {
      var devices: [Device] = []
      for declaration in declarations { devices.append(try declaration.resolved(presets)) }
      return devices
    } catch {
      throw Failure(.usage, error.message)
    }
  }

  /// What is stated beside `this`; `nil` where another device is meant.
  private static func settings(ofThisMachine text: String) -> [String]? {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
      .map { $0.split { $0 == " " }.joined(separator: " ") }
    guard let first = parts.first?.lowercased(), first == "this" || first == "this machine" else {
      return nil
    }
    return Array(parts.dropFirst())
  }
}
