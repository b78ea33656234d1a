internal import CInflate
internal import Catalog
internal import Decision
internal import Foundation

/// Files of labeled replies, one JSON object a line, packed or not.
struct LabeledReplyFiles {
  /// The files in byte order of their names.
  let paths: [String]

  /// The files a person named; of a folder those whose names end in `.jsonl` or `.jsonl.gz`.
  ///
  /// **Errors**: what is not there, and a folder without such a file.
  init(_ names: [String]) throws(Failure) {
    var paths: [String] = []
    for name in names {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: name, isDirectory: &isFolder) else {
        throw Failure(
          .notThere, "there is no file or folder '\(name)'.",
          hint: "Labeled replies are for measuring and no part of Weigh.")
      }
      guard isFolder.boolValue else {
        paths.append(name)
        continue
      }
      let inside = (try? FileManager.default.contentsOfDirectory(atPath: name)) ?? []
      let files = inside.filter { $0.hasSuffix(".jsonl") || $0.hasSuffix(".jsonl.gz") }
      guard !files.isEmpty else {
        throw Failure(
          .notThere, "no file in '\(name)' ends in .jsonl or .jsonl.gz.",
          hint: "Name a folder of labeled replies.")
      }
      paths += files.map { name + "/" + $0 }
    }
    self.paths = paths.sorted { $0.precedesByBytes($1) }
  }

  /// The most one file unpacks to: chosen, a hundred times the data of today.
  private static let limit = 1 << 30

  /// The lines of a file, without empty ones, with their numbers.
  ///
  /// **Errors**: a file that cannot be read or unpacked.
  static func lines(of path: String) throws -> [(number: Int, text: String)] {
    guard var bytes = try InputFile.bytes(path, limit: limit) else {
      throw Failure(.doesNotParse, "'\(path)' is larger than \(limit >> 20) MiB.")
    }
    if bytes.starts(with: [0x1F, 0x8B]) {
      guard let unpacked = gunzip(bytes) else {
        throw Failure(.doesNotParse, "'\(path)' cannot be unpacked; it is cut off or damaged.")
      }
      bytes = unpacked
    }
    return bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
      .compactMap { place, line in
        line.isEmpty ? nil : (place + 1, String(decoding: line, as: UTF8.self))
      }
  }

  private static func gunzip(_ bytes: [UInt8]) -> [UInt8]? {
    var written = 0
    let unpacked = bytes.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.flatMap { weigh_gunzip($0, buffer.count, limit, &written) }
    }
    guard let unpacked else { return nil }
    defer { free(unpacked) }
    return Array(UnsafeBufferPointer(start: unpacked, count: written))
  }
}
