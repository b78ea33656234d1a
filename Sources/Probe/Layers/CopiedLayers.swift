internal import Fit

/// Which layers' weights an engine copied into memory of its own, told from the sizes of the
/// copies it made of two models.
///
/// **Shape** Engines on processors copy the matrices of some types into an order that is read
/// faster; which types depends on the processor. The types are found whose bytes in both models
/// are what the engine said it copied; then the copies of the full model are known to the byte.
struct CopiedLayers: Equatable {
  /// The types that were copied.
  let types: Set<TensorType>

  /// Sizes in logs have two decimals of a MiB, and copies may be padded.
  private static let tolerance = 0.005

  /// Finds the types; nil where none or several sets of them give these sizes.
  ///
  /// - Parameters:
  ///   - blueprint: the full model.
  ///   - copies: layers of a model, and bytes that were copied of it.
  init?(_ blueprint: ModelBlueprint, copies: [(layers: Int, bytes: Int64)]) {
    var sums: [TensorType: [Int64]] = [:]
    for tensor in blueprint.tensors where tensor.sizes.count > 1 {
      guard let layer = tensor.layer else { continue }
      for (place, copy) in copies.enumerated() where layer < copy.layers {
        sums[tensor.type, default: [Int64](repeating: 0, count: copies.count)][place] +=
          tensor.byteCount
      }
    }
    let present = sums.keys.sorted()
    // Files hold a handful of types; more than that would be no file to tell anything from.
    guard present.count <= 12, copies.allSatisfy({ $0.bytes > 0 }) else { return nil }
    let matching = (1..<1 << present.count).filter { set in
      copies.enumerated().allSatisfy { place, copy in
        let bytes = present.indices.filter { set >> $0 & 1 == 1 }
          .reduce(Int64(0)) { $0 + (sums[present[$1]]?[place] ?? 0) }
        return abs(Double(bytes - copy.bytes)) <= Self.tolerance * Double(copy.bytes)
      }
    }
    // Small tensors of another type may fit within the tolerance; the smallest set is meant.
    let smallest = matching.min { $0.nonzeroBitCount < $1.nonzeroBitCount }
    guard let smallest else { return nil }
    types = Set(present.indices.filter { smallest >> $0 & 1 == 1 }.map { present[$0] })
  }

  /// Bytes of the copies of the first layers of a blueprint.
  func bytes(of blueprint: ModelBlueprint, layers: Int) -> Int64 {
    blueprint.tensors.reduce(0) { sum, tensor in
      guard tensor.sizes.count > 1, types.contains(tensor.type), let layer = tensor.layer,
        layer < layers
      else { return sum }
      return sum + tensor.byteCount
    }
  }
}

extension EngineBuffer {
  /// Bytes of weights that were copied into another order.
  static func copiedBytes(_ buffers: [EngineBuffer]) -> Int64 {
    buffers.filter { $0.place.hasSuffix("REPACK") }.reduce(0) { $0 + $1.bytes }
  }
}
