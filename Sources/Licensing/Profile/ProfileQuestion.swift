/// One question a person is asked about the intended use; each can be skipped.
///
/// A question gathers the fields that one person knows at one moment: everything about users, or
/// everything about money.
public struct ProfileQuestion: Hashable, Sendable {
  /// The name it is known by.
  public let id: String
  /// A short label.
  public let label: String
  /// The question itself.
  public let question: String
  /// What the answer decides, in one sentence.
  public let decides: String
  /// The fields it fills, by key.
  public let fieldKeys: [String]
  /// The license questions that read the answer.
  public let settles: [QuestionID]
  /// Whether it also asks for a figure at the release of each family whose license freezes it.
  public let asksPerFamily: Bool

  /// The fields it fills.
  public var fields: [ProfileField] { fieldKeys.compactMap(IntendedUse.field) }

  /// The question that fills a field; figures of one family belong to the question for users.
  public static func asking(for key: String) -> ProfileQuestion? {
    if key.hasPrefix(IntendedUse.releasePrefix) { return all.first(where: \.asksPerFamily) }
    return all.first { $0.fieldKeys.contains(key) }
  }
}

extension ProfileQuestion {
  /// The fifteen questions, in the order of the page.
  public static let all: [ProfileQuestion] = [
    ProfileQuestion(
      "entity", "Who you are", "What kind of user are you?",
      "Some terms differ for companies, governments, nonprofits and research.",
      ["entity.kind"], [.use, .threshold, .fieldOfUse]),
    ProfileQuestion(
      "seat", "Seat and group", "Where is your seat, and where does your group have entities?",
      "Some licenses give no rights to licensees seated in certain countries.",
      ["entity.domicile", "entity.establishments"], [.territory]),
    ProfileQuestion(
      "purpose", "Purpose", "What is the model for?",
      "Almost every term depends on this; without it no verdict is known.",
      [
        "use.purpose", "use.commercial", "use.product_kind", "use.outputs_to_third_parties",
      ],
      [.use, .threshold, .hosting, .attribution]),
    ProfileQuestion(
      "places", "Users and servers", "Where are the users, and where does it run?",
      "Some licenses exclude countries of use, wherever the server stands.",
      ["use.users_in", "use.hosted_in"], [.territory]),
    ProfileQuestion(
      "users", "How many users", "How large are you, counted in users?",
      "Some licenses end, or ask for a mark, above a number of users.",
      [
        "entity.mau_all_products", "use.product_mau", "entity.dau", "entity.mau_at_model_release",
      ],
      [.threshold], asksPerFamily: true),
    ProfileQuestion(
      "money", "How much revenue", "How large are you, counted in money?",
      "Some licenses end, or ask for a mark, above a revenue. No rate converts it.",
      [
        "entity.annual_revenue_usd", "entity.group_annual_revenue_usd",
        "entity.annual_revenue_cny", "entity.monthly_revenue_usd",
        "use.product_monthly_revenue_usd", "use.product_arr_usd",
      ],
      [.threshold]),
    ProfileQuestion(
      "business", "Your other business", "Do you offer models or work assistants, or compete?",
      "Some limits reach only those who offer models or assistants, or compete.",
      [
        "entity.operates_maas", "entity.operates_ai_work_assistant",
        "entity.competes_with_licensor",
      ],
      [.threshold]),
    ProfileQuestion(
      "access", "How it is reached", "How do you reach the model?",
      "The licensor's own service lifts some limits. Unsaid, each host has its own.",
      ["use.access_via", "use.received_as_end_user_product"], [.threshold, .territory, .hosting]),
    ProfileQuestion(
      "copies", "What leaves the house", "Do weights or fine-tunes leave the house?",
      "Passing on weights, hosting them or publishing a fine-tune brings duties.",
      [
        "use.redistribute_weights", "use.host_for_third_parties", "use.finetune",
        "use.publish_finetune",
      ],
      [.redistribute, .hosting, .attribution, .naming, .finetune]),
    ProfileQuestion(
      "outputs", "What outputs train", "Do outputs train other models?",
      "Some licenses forbid it, ask for a name, or keep the student in the family.",
      ["use.train_other_models", "use.target_family"], [.outputsTraining, .attribution, .naming]),
    ProfileQuestion(
      "limits", "Delicate uses", "Is it military, without guardrails, or about weighty decisions?",
      "Lists of uses name these.",
      ["use.military", "use.remove_guardrails", "use.high_stakes"], [.fieldOfUse]),
    ProfileQuestion(
      "marks", "Marks you accept", "Are credits, a mark on screen and a name prefix acceptable?",
      "A license that asks for one you refuse is prohibited to you.",
      ["needs.attribution_ok", "needs.ui_branding_ok", "needs.name_prefix_ok"],
      [.threshold, .attribution, .naming]),
    ProfileQuestion(
      "protection", "Patents and indemnity", "Do you need a patent grant or an indemnity?",
      "A license without what you need is prohibited to you, or a case for counsel.",
      ["needs.patent_grant", "needs.licensor_indemnity", "needs.refuse_user_indemnity"],
      [.patent, .indemnity]),
    ProfileQuestion(
      "terms", "Fixed, approved terms", "Must terms stay fixed, or be approved by the OSI?",
      "OSI is the Open Source Initiative; other licenses then do not pass.",
      ["needs.fixed_terms", "needs.osi_only"], [.stability, .osi]),
    ProfileQuestion(
      "law", "Laws you refuse", "Which governing laws do you refuse?",
      "A license under one of them becomes a case for counsel.",
      ["needs.refuse_governing_law"], [.law]),
  ]

  private init(
    _ id: String, _ label: String, _ question: String, _ decides: String, _ fieldKeys: [String],
    _ settles: [QuestionID], asksPerFamily: Bool = false
  ) {
    self.id = id
    self.label = label
    self.question = question
    self.decides = decides
    self.fieldKeys = fieldKeys
    self.settles = settles
    self.asksPerFamily = asksPerFamily
  }
}
