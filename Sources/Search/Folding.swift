/// The scalar with its case taken away; always one scalar for one.
func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
  if scalar.value < 0x80 {
    let isCapital = scalar.value >= 0x41 && scalar.value <= 0x5A
    return isCapital ? Unicode.Scalar(UInt8(scalar.value) + 0x20) : scalar
  }
  let lower = scalar.properties.lowercaseMapping.unicodeScalars
  return lower.count == 1 ? lower.first ?? scalar : scalar
}

/// Appends the scalar as UTF-8.
func append(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
  if scalar.value < 0x80 {
    bytes.append(UInt8(scalar.value))
  } else {
    bytes.append(contentsOf: String(scalar).utf8)
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
