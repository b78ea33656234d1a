import Fit

/// One line for each key and each tensor, as `Tests/Tools/gguf_files.py dump` prints them.
enum HeaderDump {
  static func lines(_ header: GGUFHeader) -> [String] {
    header.entries.map { line($0, header) } + header.tensors.map { line($0, header) }
  }

  private static func line(_ entry: GGUFEntry, _ header: GGUFHeader) -> String {
    let start = "K\t\(entry.key)\t"
    switch entry.value {
    case .array(let array):
      if array.elementType == .array, array.count > 0 { return start + "nested" }
      let element = array.count == 0 ? "-" : "\(array.elementType.rawValue)"
      let numbers = array.count > 64 ? nil : header.integers(entry.key)
      let values = (numbers ?? []).map(String.init).joined(separator: ",")
      return start + "9\t\(element)\t\(array.count)\t\(values)"
    case .text: return start + "8\t" + hex(header.textBytes(entry.key) ?? [])
    case .number(let number):
      let bytes = withUnsafeBytes(of: number.bitPattern.bigEndian) { Array($0) }
      return start + "\(entry.type.rawValue)\t" + hex(bytes)
    case .unsigned(let number): return start + "\(entry.type.rawValue)\t\(number)"
    case .signed(let number): return start + "\(entry.type.rawValue)\t\(number)"
    case .flag(let flag): return start + "\(entry.type.rawValue)\t\(flag ? 1 : 0)"
    }
  }

  private static func line(_ tensor: GGUFTensor, _ header: GGUFHeader) -> String {
    let sizes = tensor.sizes.map(String.init).joined(separator: ",")
    return "T\t\(tensor.name)\t\(tensor.type.code)\t\(tensor.elementCount)\t"
      + "\(tensor.byteCount ?? -1)\t\(header.dataStart + tensor.offset)\t\(sizes)"
  }

  private static func hex(_ bytes: [UInt8]) -> String {
    bytes.map { byte in
      let digits = String(byte, radix: 16)
      return digits.utf8.count < 2 ? "0" + digits : digits
    }.joined()
  }
}
