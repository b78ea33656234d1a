import Foundation

/// A color in linear sRGB.
struct Color {
  let channels: [Double]

  init(linear channels: [Double]) {
    self.channels = channels
  }

  /// The color of an xterm-256 index from 16 on: a cube of six steps, then 24 grays.
  init(index: UInt8) {
    let number = Int(index)
    let bytes: [Int]
    if number >= 232 {
      bytes = Array(repeating: 8 + 10 * (number - 232), count: 3)
    } else {
      let steps = [0, 95, 135, 175, 215, 255]
      let cube = number - 16
      bytes = [steps[cube / 36], steps[cube / 6 % 6], steps[cube % 6]]
    }
    channels = bytes.map { byte in
      let value = Double(byte) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
  }

  /// Contrast ratio of WCAG 2.
  func contrast(to other: Color) -> Double {
    let luminances = [self, other].map { color in
      zip([0.2126, 0.7152, 0.0722], color.channels).reduce(0) { $0 + $1.0 * $1.1 }
    }
    return ((luminances.max() ?? 0) + 0.05) / ((luminances.min() ?? 0) + 0.05)
  }

  func seen(with vision: Vision) -> Color {
    Color(linear: product(vision.matrix, channels).map { min(1, max(0, $0)) })
  }

  /// Coordinates in OKLab, of Ottosson 2020.
  var lab: [Double] {
    let cones = product(
      [
        [0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
      ], channels)
    return product(
      [
        [0.2104542553, 0.7936177850, -0.0040720468], [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
      ], cones.map { cbrt($0) })
  }
}

/// A kind of color vision, simulated after Machado, Oliveira and Fernandes (2009) at severity 1.
struct Vision {
  let matrix: [[Double]]

  static let all = [
    Vision(matrix: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]),
    // Protan.
    Vision(matrix: [
      [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
      [-0.003882, -0.048116, 1.051998],
    ]),
    // Deutan.
    Vision(matrix: [
      [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
      [-0.011820, 0.042940, 0.968881],
    ]),
    // Tritan.
    Vision(matrix: [
      [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
      [0.004733, 0.691367, 0.303900],
    ]),
  ]
}

private func product(_ matrix: [[Double]], _ vector: [Double]) -> [Double] {
  matrix.map { row in zip(row, vector).reduce(0) { $0 + $1.0 * $1.1 } }
}
