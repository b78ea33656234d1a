/// What somebody means to do with a model, as far as they have said.
///
/// Every field may be absent. Figures and places have no default: absent is neither zero nor false.
public struct IntendedUse: Hashable, Sendable {
  /// Who uses it.
  public struct Entity: Hashable, Sendable {
    /// What kind of entity.
    public var kind: EntityKind?
    /// Its principal place of business.
    public var domicile: String?
    /// Other countries with entities of the group.
    public var establishments: [String]?
    /// Revenue of the licensee in a year, in US dollars.
    public var annualRevenueUSD: Double?
    /// Revenue of the licensee and its affiliates in a year, in US dollars.
    public var groupAnnualRevenueUSD: Double?
    /// Revenue of the licensee in a year, in renminbi.
    public var annualRevenueCNY: Double?
    /// Consolidated revenue of the last month, in US dollars.
    public var monthlyRevenueUSD: Double?
    /// Monthly active users today, all products.
    public var mauAllProducts: Double?
    /// Monthly active users in the month before the model was released.
    public var mauAtModelRelease: Double?
    /// Monthly active users in the month before a family was released, by family id.
    public var mauAtRelease: [String: Double] = [:]
    /// Daily active users.
    public var dau: Double?
    /// Whether it offers models as a service.
    public var operatesMaaS: Bool?
    /// Whether it offers an assistant for coding or office work.
    public var operatesWorkAssistant: Bool?
    /// Whether it competes with the licensor.
    public var competesWithLicensor: Bool?

    /// An entity of which nothing has been said.
    public init() {}

    /// The users that count where a license freezes them at the release of these families, nearest
    /// first: the figure of the first family that has one, else the one figure for all.
    public func mauAtModelRelease(of families: [String]) -> Double? {
      families.lazy.compactMap { mauAtRelease[$0] }.first ?? mauAtModelRelease
    }
  }

  /// What it does with the model.
  public struct Plan: Hashable, Sendable {
    /// The purpose.
    public var purpose: Purpose?
    /// Whether the use is commercial.
    public var commercial: Bool?
    /// Countries with users.
    public var usersIn: [String]?
    /// Countries with servers.
    public var hostedIn: [String]?
    /// Monthly active users of the product.
    public var productMAU: Double?
    /// Monthly revenue of the product, in US dollars.
    public var productMonthlyRevenueUSD: Double?
    /// Annualized recurring revenue of the product, in US dollars.
    public var productARRUSD: Double?
    /// What kind of product.
    public var productKind: String?
    /// Whether weights are passed on.
    public var redistributesWeights: Bool?
    /// Whether the model is hosted for third parties.
    public var hostsForThirdParties: Bool?
    /// Whether the model is fine-tuned.
    public var finetunes: Bool?
    /// Whether a fine-tune is published.
    public var publishesFinetune: Bool?
    /// Whether outputs train other models.
    public var trainsOtherModels: StudentTraining?
    /// The family of the models trained so.
    public var targetFamily: String?
    /// Whether the use is military.
    public var military: Bool?
    /// Whether safety measures are removed.
    public var removesGuardrails: Bool?
    /// Areas of weighty decisions.
    public var highStakes: [String]?
    /// How the model is reached.
    public var accessVia: AccessRoute?
    /// Whether the model came inside an end product.
    public var receivedAsEndUserProduct: Bool?
    /// Whether others see outputs.
    public var showsOutputsToThirdParties: Bool?

    /// A plan of which nothing has been said.
    public init() {}
  }

  /// What it insists on.
  public struct Needs: Hashable, Sendable {
    /// An express patent grant.
    public var patentGrant: Bool?
    /// An indemnity from the licensor.
    public var licensorIndemnity: Bool?
    /// No indemnity to the licensor.
    public var refusesUserIndemnity: Bool?
    /// Whether notices and credits are acceptable.
    public var acceptsAttribution: Bool?
    /// Whether a mark in the user interface is acceptable.
    public var acceptsUIBranding: Bool?
    /// Whether a prescribed name prefix is acceptable.
    public var acceptsNamePrefix: Bool?
    /// Terms that stay as they are.
    public var fixedTerms: Bool?
    /// Licenses approved by the Open Source Initiative only.
    public var osiOnly: Bool?
    /// Governing laws that are refused.
    public var refusedLaws: [String]?

    /// Needs of which nothing has been said.
    public init() {}
  }

  /// Who uses it.
  public var entity: Entity
  /// What it does with the model.
  public var use: Plan
  /// What it insists on.
  public var needs: Needs

  /// Makes a profile; parts that are left out say nothing.
  public init(entity: Entity = Entity(), use: Plan = Plan(), needs: Needs = Needs()) {
    self.entity = entity
    self.use = use
    self.needs = needs
  }
}

/// What kind of entity uses a model.
public enum EntityKind: String, CaseIterable, Hashable, Sendable {
  case company, individual, nonprofit, academic, government
}

/// What a model is used for.
public enum Purpose: String, CaseIterable, Hashable, Sendable {
  case personal, research, evaluation
  case internalBusiness = "internal-business"
  case product
  case maas
}

/// Whether outputs train other models, and where those go.
public enum StudentTraining: String, CaseIterable, Hashable, Sendable {
  case no
  case `internal`
  case published
}

/// How a model is reached.
public enum AccessRoute: String, CaseIterable, Hashable, Sendable {
  case selfHost = "self-host"
  case thirdPartyHost = "third-party-host"
  case licensorOfficial = "licensor-official"
  case certifiedPartner = "certified-partner"
}
