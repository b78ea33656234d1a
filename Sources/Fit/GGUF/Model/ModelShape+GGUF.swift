extension ModelShape {
  /// The model in a GGUF file, with its weights to the byte.
  ///
  /// **Shape**: the id is the name in the file, or `unnamed model`. In a quantization the file is
  /// not stored in, weights are an estimate, as for any other model.
  public init(gguf model: GGUFModel) {
    var architecture = model.architecture
    architecture.quantizationMethod = model.quantization?.id
    let parameters = model.parameters.map { $0...$0 }
    var artifacts = ArtifactSizes()
    if let quantization = model.quantization, model.weights.amount().tensors > 0 {
      artifacts = ArtifactSizes([
        ArtifactSizes.Artifact(
          quantization: quantization, bytes: model.weights.loadedBytes, repository: nil,
          isOfficial: false, source: nil)
      ])
    }
    let active = model.activeParameters.map { $0...$0 }
    self.init(
      id: model.name ?? "unnamed model", architecture: architecture, parameters: parameters,
      activeParameters: active, contextLimitTokens: model.contextTokens, artifacts: artifacts,
      fileWeights: model.quantization == nil ? nil : model.weights)
  }
}
