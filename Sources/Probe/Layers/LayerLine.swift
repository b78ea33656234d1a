/// A quantity at two depths, and at the full depth on the line through them.
public struct LayerLine: Equatable, Sendable, Codable {
  /// Layers of the shallower model.
  public var low: Int
  /// Layers of the deeper model.
  public var high: Int
  /// Layers of the full model.
  public var layers: Int
  /// What a layer that was not run has more than one that was, as a factor.
  public var slopeFactor: Double
  /// The quantity at `low` layers.
  public var atLow: Double
  /// The quantity at `high` layers.
  public var atHigh: Double

  /// A line of a plan.
  init(_ plan: LayerPlan, atLow: Double, atHigh: Double, slopeFactor: Double) {
    low = plan.low
    high = plan.high
    layers = plan.layers
    self.slopeFactor = slopeFactor
    self.atLow = atLow
    self.atHigh = atHigh
  }

  /// What one layer adds.
  public var perLayer: Double {
    high > low ? slopeFactor * (atHigh - atLow) / Double(high - low) : 0
  }

  /// The quantity at the full depth: at `low`, and the rest by the layer.
  public var full: Double { atLow + Double(layers - low) * perLayer }
}
