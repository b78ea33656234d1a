/// Why there is no blueprint; facts only, the sentences are elsewhere.
public enum BlueprintError: Error, Equatable, Sendable {
  /// No preset has this name.
  case unknownPreset(String)
  /// The layers of this architecture are not known without a header; nil where none is stated.
  case needsHeader(architecture: String?)
  /// Sizes the catalog does not state, under their names in a configuration.
  case missingSizes([String])
  /// Stated sizes no model can have.
  case wrongSizes([String])
  /// The sizes give another number of parameters than is published.
  case parametersDisagree(counted: Int64, published: Int64)
  /// The header states no number of layers.
  case noLayers
  /// Fewer than one layer, or more than there are.
  case wrongDepth(asked: Int, layers: Int)
  /// A tensor of a type or of sizes that cannot be written.
  case unwritableTensor(name: String, type: String)
  /// The file ends inside a value of its header.
  case shortHeader(key: String)
  /// No file can be as large.
  case tooLarge
}
