import Catalog
import Fit
import Foundation

/// The devices of the catalog that comes with the program.
let catalogPresets: PresetTable = {
  let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../catalog/devices").standardized.path
  let files = (try? CatalogFolder.files(in: folder)) ?? []
  let reading = CatalogReader.read(
    files.map { file in
      guard case .bytes(let bytes) = file.contents else { return file }
      return CatalogFile(path: "devices/" + file.path, bytes: bytes)
    })
  let devices = Dictionary(
    reading.records.filter { $0.kind == .device }.map { ($0.id, $0) },
    uniquingKeysWith: { first, _ in first })
  return PresetTable(devices.values.map { Preset($0, in: devices) }.compactMap(\.self))
}()
