/// The scalar with its case taken away; always one scalar for one.
func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
  if scalar.value < 0x80 {
    let isCapital = scalar.value >= 0x41 && scalar.value <= 0x5A
    return isCapital ? Unicode.Scalar(UInt8(scalar.value) + 0x20) : scalar
  }
  let lower = scalar.properties.lowercaseMapping.unicodeScalars
  return lower.count == 1 ? lower.first ?? scalar : scalar
}

/// Appends the folded text as UTF-8.
func appendFolded(_ text: String, to bytes: inout [UInt8]) {
  for scalar in text.unicodeScalars {
    bytes.append(contentsOf: UTF8.encode(folded(scalar)) ?? UTF8.encodedReplacementCharacter)
  }
}

/// One bit per letter and digit, and the bits left shared among all other bytes: a text can hold
/// another only if it has all its bits.
func presenceMask(_ bytes: ArraySlice<UInt8>) -> UInt64 {
  bytes.reduce(0) { mask, byte in
    let bit =
      switch byte {
      case 0x61...0x7A: byte - 0x61
      case 0x30...0x39: byte - 0x30 + 26
      case ..<0x80: 36 + byte & 15
      default: 52 + byte % 12
      }
    return mask | 1 << UInt64(bit)
  }
}
