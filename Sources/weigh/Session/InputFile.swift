internal import Foundation

/// Reads a file a person named, or standard input, up to a size.
enum InputFile {
  /// The bytes; `nil` when there are more than `limit`.
  ///
  /// **Errors**: a file that is not there, is a folder or cannot be read.
  static func bytes(_ name: String, limit: Int) throws -> [UInt8]? {
    let handle: FileHandle
    if name == "-" {
      handle = .standardInput
    } else {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: name, isDirectory: &isFolder) else {
        throw Failure(.notThere, "there is no file '\(name)'.")
      }
      guard !isFolder.boolValue else {
        throw Failure(.notThere, "'\(name)' is a folder.", hint: "Name a file in it.")
      }
      guard let opened = FileHandle(forReadingAtPath: name) else {
        throw Failure(.notThere, "cannot read '\(name)'.", hint: "Is reading it allowed?")
      }
      handle = opened
    }
    var read: [UInt8] = []
    do {
      // One byte more than allowed tells a file that is too large from one that just fits.
      while read.count <= limit,
        let part = try handle.read(upToCount: limit + 1 - read.count), !part.isEmpty
      {
        read += part
      }
    } catch {
      throw Failure(.notThere, "cannot read '\(name)'.")
    }
    return read.count > limit ? nil : read
  }
}
