internal import CHash
internal import Foundation

extension SHA256 {
  /// The digest of a file, which is mapped and not read into memory; `nil` where that fails.
  ///
  /// **Cost**: the file is read once, about a second for each GB.
  public static func hex(ofFile path: String) -> String? {
    // Whoever asks has opened the file before and said why, where that failed.
    guard let data = try? Data(contentsOf: URL(filePath: path), options: .alwaysMapped) else {
      return nil
    }
    var digest = [UInt8](repeating: 0, count: 32)
    let isDone = data.withUnsafeBytes { input in
      digest.withUnsafeMutableBufferPointer { output in
        guard let base = output.baseAddress else { return false }
        weigh_sha256(input.baseAddress?.assumingMemoryBound(to: UInt8.self), input.count, base)
        return true
      }
    }
    return isDone ? hex(digest: digest) : nil
  }
}
