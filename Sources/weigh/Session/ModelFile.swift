internal import Catalog
internal import Decision
internal import Fit
internal import Foundation

/// A GGUF file a person named, with the other parts of it and everything its header tells.
struct ModelFile {
  /// The path as it was named.
  let path: String
  /// The names of the parts, in their order; one where the file is whole.
  let parts: [String]
  /// The header, of all parts together.
  let header: GGUFHeader
  /// What the header tells.
  let model: GGUFModel

  /// The model as fit sees it.
  var shape: ModelShape { ModelShape(gguf: model) }

  /// Whether a name is that of a file and not of a model.
  static func isNamed(by name: String) -> Bool {
    if name.lowercased().hasSuffix(".gguf") { return true }
    // Engines keep files without an ending; a path tells them from a model's name.
    return (name.hasPrefix("/") || name.hasPrefix("./") || name.hasPrefix("../"))
      && FileManager.default.fileExists(atPath: name)
  }

  /// Reads the header of a file and of the parts beside it; never the weights.
  ///
  /// **Errors**: a file that is not there, or that is no GGUF file this can read.
  static func read(_ path: String) throws -> ModelFile {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw Failure(.notThere, "there is no file '\(path)'.")
    }
    guard !isFolder.boolValue else {
      throw Failure(.notThere, "'\(path)' is a folder.", hint: "Name a file in it.")
    }
    let attributes = try? FileManager.default.attributesOfItem(
      atPath: URL(filePath: path).resolvingSymlinksInPath().path)
    guard attributes?[.type] as? FileAttributeType == .typeRegular else {
      throw Failure(.notThere, "'\(path)' is no file to read from any place.", hint: "Name a file.")
    }
    guard ByteSource.file(path) != nil else {
      throw Failure(.notThere, "cannot read '\(path)'.", hint: "Is reading it allowed?")
    }
    let url = URL(filePath: path)
    let folder = url.deletingLastPathComponent().path
    let name = url.lastPathComponent
    do throws(GGUFProblem) {
      let header = try GGUFParts.header(name) { ByteSource.file(folder + "/" + $0) }
      let count = header.partBytes.count
      let parts = count > 1 ? GGUFParts.names(of: name, count: count) ?? [name] : [name]
      return ModelFile(path: path, parts: parts, header: header, model: GGUFModel(header))
    } catch {
      throw Failure(.doesNotParse, "cannot read '\(path)': \(error.message)")
    }
  }

  /// The day it was changed last, in the universal calendar.
  var day: CalendarDate? {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    guard let changed = attributes?[.modificationDate] as? Date else { return nil }
    return CalendarDate(dayNumber: Int((changed.timeIntervalSince1970 / 86_400).rounded(.down)))
  }

  /// What it is, in a few lines for people.
  var summary: [String] {
    var lines = [
      "\(parts[0])\(parts.count > 1 ? " and \(parts.count - 1) more parts" : ""): "
        + "GGUF version \(header.version), \(Wording.count(header.entries.count, "key")), "
        + "\(Wording.count(header.tensors.count, "tensor")), \(Wording.grouped(Double(header.totalBytes))) bytes."
    ]
    let stated = [
      model.name.map { "name '\($0)'" }, model.architectureName.map { "architecture '\($0)'" },
      model.parameters.map { "\(Wording.grouped(Double($0))) parameters" }, model.quantizationName,
      model.contextTokens.map { "context \(Wording.grouped(Double($0)))" },
    ].compactMap(\.self)
    if !stated.isEmpty { lines.append("It states: " + stated.joined(separator: ", ") + ".") }
    let types = header.bytesByType.map {
      "\($0.tensors) in \($0.type.name), \(Wording.grouped(Double($0.bytes))) bytes"
    }
    if !types.isEmpty { lines.append("Tensors: " + types.joined(separator: "; ") + ".") }
    return lines + model.notes.map(\.message)
  }
}
