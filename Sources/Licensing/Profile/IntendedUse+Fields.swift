extension IntendedUse {
  /// Every field of the profile, in the order it is asked.
  public static let fields: [ProfileField] = entityFields + useFields + needFields

  /// What the keys of figures of one family begin with; the family id follows.
  public static let releasePrefix = "entity.mau_at_release."

  /// The field of a key such as `use.purpose` or `entity.mau_at_release.FAMILY`.
  public static func field(_ key: String) -> ProfileField? {
    if key.hasPrefix(releasePrefix), key.count > releasePrefix.count {
      return .users(atReleaseOf: String(key.dropFirst(releasePrefix.count)))
    }
    return fields.first { $0.key == key }
  }

  private static let entityFields: [ProfileField] = [
    .word(
      "kind", .entity, \.entity.kind, "Kind", "What kind of entity uses the model?",
      default: .company),
    .text(
      "domicile", .entity, \.entity.domicile, .country, "Seat",
      "In which country is the principal place of business?"),
    .texts(
      "establishments", .entity, \.entity.establishments, .countries, "Group entities",
      "In which other countries does the group have entities?", default: []),
    .figure(
      "annual_revenue_usd", .entity, \.entity.annualRevenueUSD, .amount("USD"), "Revenue a year",
      "What does the entity itself earn in a year?"),
    .figure(
      "group_annual_revenue_usd", .entity, \.entity.groupAnnualRevenueUSD, .amount("USD"),
      "Group revenue a year", "What does it earn in a year together with its affiliates?"),
    .figure(
      "annual_revenue_cny", .entity, \.entity.annualRevenueCNY, .amount("CNY"),
      "Revenue a year in renminbi", "What does the entity itself earn in a year, in renminbi?"),
    .figure(
      "monthly_revenue_usd", .entity, \.entity.monthlyRevenueUSD, .amount("USD"),
      "Revenue last month", "What did the whole company earn last month?"),
    .figure(
      "mau_all_products", .entity, \.entity.mauAllProducts, .count, "Monthly users, all products",
      "How many monthly active users do all products have today?"),
    .figure(
      "mau_at_model_release", .entity, \.entity.mauAtModelRelease, .count,
      "Monthly users at the release",
      "How many monthly active users did all products have in the month before the release?"),
    .figure(
      "dau", .entity, \.entity.dau, .count, "Daily users", "How many daily active users are there?"),
    .flag(
      "operates_maas", .entity, \.entity.operatesMaaS, "Offers models as a service",
      "Does the entity, or an affiliate, offer models as a service?"),
    .flag(
      "operates_ai_work_assistant", .entity, \.entity.operatesWorkAssistant,
      "Offers a work assistant", "Does it offer an AI assistant for coding or office work?"),
    .flag(
      "competes_with_licensor", .entity, \.entity.competesWithLicensor, "Competes",
      "Does it offer a product that competes with the licensor?", default: nil),
  ]

  private static let useFields: [ProfileField] = [
    .word("purpose", .use, \.use.purpose, "Purpose", "What is the model used for?"),
    .flag(
      "commercial", .use, \.use.commercial, "Commercial", "Is the use commercial?",
      default: { $0.isCommercial }),
    .texts(
      "users_in", .use, \.use.usersIn, .countries, "Users in", "In which countries are users?"),
    .texts(
      "hosted_in", .use, \.use.hostedIn, .countries, "Hosted in", "In which countries does it run?"),
    .figure(
      "product_mau", .use, \.use.productMAU, .count, "Monthly users of the product",
      "How many monthly active users does the product have?"),
    .figure(
      "product_monthly_revenue_usd", .use, \.use.productMonthlyRevenueUSD, .amount("USD"),
      "Monthly revenue of the product", "What does the product earn in a month?"),
    .figure(
      "product_arr_usd", .use, \.use.productARRUSD, .amount("USD"),
      "Recurring revenue of the product", "What is its annualized recurring revenue?"),
    .text(
      "product_kind", .use, \.use.productKind, .text, "Kind of product",
      "What kind of product is it, such as ai-coding-assistant or translation?"),
    .flag(
      "redistribute_weights", .use, \.use.redistributesWeights, "Passes on weights",
      "Are weights passed on to others?"),
    .flag(
      "host_for_third_parties", .use, \.use.hostsForThirdParties, "Hosts for others",
      "Do others use it as a service?"),
    .flag("finetune", .use, \.use.finetunes, "Fine-tunes", "Is the model fine-tuned?"),
    .flag(
      "publish_finetune", .use, \.use.publishesFinetune, "Publishes a fine-tune",
      "Is a fine-tune published?"),
    .word(
      "train_other_models", .use, \.use.trainsOtherModels, "Trains other models",
      "Do outputs train other models?", default: .no),
    .text(
      "target_family", .use, \.use.targetFamily, .text, "Family of the student",
      "Which family do the trained models belong to?"),
    .flag("military", .use, \.use.military, "Military", "Is the use military?"),
    .flag(
      "remove_guardrails", .use, \.use.removesGuardrails, "Removes guardrails",
      "Are safety measures removed?"),
    .texts(
      "high_stakes", .use, \.use.highStakes, .texts, "Weighty decisions",
      "Does it touch areas such as medical, credit or law-enforcement?", default: []),
    .word(
      "access_via", .use, \.use.accessVia, "Access", "How is the model reached?",
      default: .selfHost),
    .flag(
      "received_as_end_user_product", .use, \.use.receivedAsEndUserProduct, "Came in a product",
      "Did the model come inside an end product?"),
    .flag(
      "outputs_to_third_parties", .use, \.use.showsOutputsToThirdParties, "Others see outputs",
      "Do outputs go to third parties?"),
  ]

  private static let needFields: [ProfileField] = [
    .flag(
      "patent_grant", .needs, \.needs.patentGrant, "Patent grant",
      "Is an express patent grant required?"),
    .flag(
      "licensor_indemnity", .needs, \.needs.licensorIndemnity, "Indemnity",
      "Must the licensor give an indemnity?"),
    .flag(
      "refuse_user_indemnity", .needs, \.needs.refusesUserIndemnity, "No indemnity given",
      "Is it ruled out to indemnify the licensor?"),
    .flag(
      "attribution_ok", .needs, \.needs.acceptsAttribution, "Attribution",
      "Are notices and credits acceptable?", default: { _ in true }),
    .flag(
      "ui_branding_ok", .needs, \.needs.acceptsUIBranding, "Branding",
      "Is a mark in the user interface acceptable?", default: { _ in true }),
    .flag(
      "name_prefix_ok", .needs, \.needs.acceptsNamePrefix, "Name prefix",
      "Is a prescribed prefix in a model's name acceptable?", default: { _ in true }),
    .flag(
      "fixed_terms", .needs, \.needs.fixedTerms, "Fixed terms",
      "Must the terms stay fixed after adoption?"),
    .flag(
      "osi_only", .needs, \.needs.osiOnly, "OSI only",
      "Are only licenses approved by the Open Source Initiative acceptable?"),
    .texts(
      "refuse_governing_law", .needs, \.needs.refusedLaws, .texts, "Laws refused",
      "Which governing laws are refused?", default: []),
  ]
}
