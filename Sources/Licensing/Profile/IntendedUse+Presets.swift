extension IntendedUse {
  /// Common answers to begin with; figures and places stay open.
  public struct Preset: Sendable {
    /// The name it is asked for by.
    public let name: String
    /// What it stands for.
    public let label: String
    /// The profile.
    public let profile: IntendedUse
  }

  /// The presets, in the order they are offered.
  public static let presets: [Preset] = [
    preset("internal-tool", "A tool for the people of a company", .internalBusiness) {
      $0.use.showsOutputsToThirdParties = false
    },
    preset("product", "A product or service of a company, built on the model", .product) {
      $0.use.showsOutputsToThirdParties = true
    },
    preset("hosted-service", "The model itself offered to others as a service", .maas) {
      $0.entity.operatesMaaS = true
      $0.use.hostsForThirdParties = true
      $0.use.showsOutputsToThirdParties = true
    },
  ]

  /// The preset of a name.
  public static func preset(_ name: String) -> Preset? { presets.first { $0.name == name } }

  private static func preset(
    _ name: String, _ label: String, _ purpose: Purpose, _ change: (inout IntendedUse) -> Void
  ) -> Preset {
    var profile = IntendedUse()
    profile.entity.kind = .company
    profile.use.purpose = purpose
    profile.use.commercial = true
    change(&profile)
    return Preset(name: name, label: label, profile: profile)
  }
}
