extension IntendedUse {
  /// A profile to start from; figures stay open, and places too unless the name gives them.
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
    preset("hobby", "Somebody at home, not for money", .individual, .personal) {
      $0.use.commercial = false
    },
    preset("internal-tool", "A tool for the people of a company", .company, .internalBusiness) {
      $0.use.showsOutputsToThirdParties = false
    },
    preset("product", "A product of a company", .company, .product) {
      $0.use.showsOutputsToThirdParties = true
    },
    preset("start-up", "A product of a young company that fine-tunes", .company, .product) {
      $0.use.showsOutputsToThirdParties = true
      $0.use.finetunes = true
    },
    preset("eu-product", "A product with users across the European Union", .company, .product) {
      $0.use.showsOutputsToThirdParties = true
      $0.use.usersIn = europeanUnion
    },
    preset("public-body", "A tool of an administration", .government, .internalBusiness) {
      $0.use.commercial = false
      $0.use.showsOutputsToThirdParties = false
    },
    preset("hosting-provider", "The model offered as a service", .company, .maas) {
      $0.entity.operatesMaaS = true
      $0.use.hostsForThirdParties = true
      $0.use.showsOutputsToThirdParties = true
    },
    preset("research-lab", "Research with published fine-tunes", .academic, .research) {
      $0.use.commercial = false
      $0.use.finetunes = true
      $0.use.publishesFinetune = true
    },
  ]

  /// The preset of a name.
  public static func preset(_ name: String) -> Preset? { presets.first { $0.name == name } }

  private static func preset(
    _ name: String, _ label: String, _ kind: EntityKind, _ purpose: Purpose,
    _ change: (inout IntendedUse) -> Void
  ) -> Preset {
    var profile = IntendedUse()
    profile.entity.kind = kind
    profile.use.purpose = purpose
    change(&profile)
    return Preset(name: name, label: label, profile: profile)
  }

  /// The member states, as places of users in a preset; no verdict reads this list.
  ///
  /// **Source**: Treaty on European Union, Article 52, as of 2026-11.
  private static let europeanUnion: [String] = [
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT",
    "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
  ]
}
