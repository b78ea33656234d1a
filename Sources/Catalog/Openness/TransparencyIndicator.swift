/// A question the Foundation Model Transparency Index of December 2025 answers about a company.
///
/// The Index asks it of the company's flagship, so the answer belongs to the developer and to no
/// model in particular.
///
/// **Source**: Stanford Center for Research on Foundation Models, https://crfm.stanford.edu/fmti.
public struct TransparencyIndicator: Hashable, Sendable {
  /// The part of a model's life a question is about.
  public enum Domain: String, CaseIterable, Hashable, Sendable {
    case upstream, model, downstream

    /// The name on screens.
    public var label: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
  }

  /// The part of the model's life.
  public let domain: Domain
  /// What the question is about.
  public let topic: String
  /// The key in `[transparency]`.
  public let key: String

  /// The field of `[transparency]` that holds it.
  public var field: Field { Field(key) }
  /// The question in a few words.
  public var label: String { key.split(separator: "_").joined(separator: " ") }
  /// Whether it asks about training data.
  public var isAboutData: Bool { topic.hasPrefix("data ") }

  /// The hundred questions, in the order of the Index.
  public static let all: [TransparencyIndicator] =
    topics(.upstream, upstream) + topics(.model, model) + topics(.downstream, downstream)

  private static func topics(_ domain: Domain, _ topics: [(String, [String])])
    -> [TransparencyIndicator]
  {
    topics.flatMap { topic, keys in
      keys.map { TransparencyIndicator(domain: domain, topic: topic, key: $0) }
    }
  }

  private static let upstream: [(String, [String])] = [
    (
      "data acquisition",
      [
        "data_acquisition_methods", "public_datasets", "crawling", "usage_data",
        "usage_data_notice",
        "licensed_data", "licensed_data_payment", "commissioned_data", "annotation_instructions",
        "data_labor_practices", "synthetic_data", "synthetic_data_purpose",
      ]
    ),
    (
      "data processing",
      ["processing_methods", "processing_purpose", "processing_techniques"]
    ),
    (
      "data properties",
      [
        "data_size", "data_languages", "data_domains", "external_data_access", "data_replicability",
      ]
    ),
    (
      "compute",
      [
        "final_run_compute", "total_compute", "final_run_duration", "final_run_hardware",
        "compute_provider", "final_run_energy", "final_run_carbon", "final_run_water",
        "compute_allocation",
      ]
    ),
    ("methods", ["model_stages", "model_objectives", "code_access"]),
    ("other resources", ["organization_chart", "model_cost"]),
  ]

  private static let model: [(String, [String])] = [
    (
      "model information",
      ["basic_properties", "deeper_properties", "dependencies", "benchmarked_inference"]
    ),
    (
      "model access",
      ["researcher_credits", "specialized_access", "open_weights", "agent_protocols"]
    ),
    (
      "capabilities",
      [
        "capabilities_taxonomy", "capabilities_evaluation", "capabilities_reproducibility",
        "train_test_overlap",
      ]
    ),
    (
      "risks",
      [
        "risks_taxonomy", "risks_evaluation", "risks_reproducibility", "predeployment_evaluation",
        "external_risk_evaluation",
      ]
    ),
    (
      "mitigations",
      [
        "mitigations_taxonomy", "mitigations_mapping", "mitigations_efficacy",
        "mitigations_reproducibility", "theft_prevention",
      ]
    ),
    (
      "release",
      [
        "release_stages", "risk_thresholds", "versioning_protocol", "change_log", "roadmap",
        "distribution_channels", "quantization", "terms_of_use",
      ]
    ),
  ]

  private static let downstream: [(String, [String])] = [
    (
      "usage data",
      [
        "usage_channels", "usage_amount", "usage_classification", "retention_policy",
        "usage_geography",
      ]
    ),
    (
      "impact",
      [
        "internal_products", "external_products", "internal_product_users", "consumer_share",
        "enterprise_users", "government_use", "benefits_assessment",
      ]
    ),
    (
      "monitoring after deployment",
      [
        "bug_bounty", "responsible_disclosure", "safe_harbor", "security_incidents",
        "misuse_incidents", "government_coordination", "feedback_mechanisms",
      ]
    ),
    (
      "behavior policy",
      ["behavior_limits", "response_characteristics", "system_prompt", "intermediate_tokens"]
    ),
    (
      "mitigations downstream",
      [
        "product_mitigations", "developer_mitigations", "enterprise_mitigations",
        "output_detection", "responsible_use_documents",
      ]
    ),
    (
      "acceptable use",
      [
        "permitted_users", "permitted_uses", "policy_enforcement", "enforcement_frequency",
        "regional_variations",
      ]
    ),
    (
      "accountability",
      ["oversight_mechanism", "whistleblower_protection", "government_commitments"]
    ),
  ]
}
