import Testing

@testable import Licensing

@Suite struct IntendedUseTests {
  @Test func `every field is registered once and has its question`() {
    let keys = IntendedUse.fields.map(\.key)
    #expect(Set(keys).count == keys.count)
    #expect(keys.count == 42)
    for field in IntendedUse.fields {
      #expect(field.question.hasSuffix("?"), "\(field.key)")
      #expect(!field.label.isEmpty, "\(field.key)")
    }
  }

  @Test func `every field can be written and read back`() throws {
    for field in IntendedUse.fields {
      let sample: ProfileValue =
        switch field.shape {
        case .word(let words): .word(words[0])
        case .text: .word("translation")
        case .flag: .flag(true)
        case .count, .amount: .number(7)
        case .country: .word("CH")
        case .countries: .words(["CH", "NO"])
        case .texts: .words(["medical"])
        }
      var use = IntendedUse()
      #expect(field.value(in: use) == nil)
      try field.set(sample, in: &use)
      #expect(field.value(in: use) == sample, "\(field.key)")
      #expect(use.values.map(\.key) == [field.key])
      #expect(try IntendedUse(values: [field.key: sample]) == use)
      try field.set(nil, in: &use)
      #expect(use == IntendedUse())
    }
  }

  @Test func `figures and places have no default, but for other countries of the group`() {
    for field in IntendedUse.fields where field.key != "entity.establishments" {
      switch field.shape {
      case .count, .amount, .country, .countries:
        #expect(field.defaultValue(in: IntendedUse()) == nil, "\(field.key)")
      case .word, .text, .flag, .texts: break
      }
    }
    let establishments = IntendedUse.field("entity.establishments")
    #expect(establishments?.defaultValue(in: IntendedUse()) == .words([]))
    let competes = IntendedUse.field("entity.competes_with_licensor")
    #expect(competes?.defaultValue(in: IntendedUse()) == nil)
  }

  @Test(arguments: [
    (Purpose.product, EntityKind.academic, true), (.maas, .individual, true),
    (.internalBusiness, .company, true), (.internalBusiness, .nonprofit, false),
    (.research, .company, false), (.evaluation, .company, false), (.personal, .individual, false),
  ])
  func `commercial has a default by purpose and kind`(
    _ purpose: Purpose, _ kind: EntityKind, _ expected: Bool
  ) {
    var use = IntendedUse()
    use.use.purpose = purpose
    use.entity.kind = kind
    #expect(use.isCommercial == expected)
    use.use.commercial = !expected
    #expect(use.isCommercial == !expected)
  }

  @Test func `country codes are kept in upper case`() throws {
    let use = try IntendedUse(values: [
      "use.users_in": .words(["de"]), "entity.domicile": .word("no"),
    ])
    #expect(use.use.usersIn == ["DE"])
    #expect(use.entity.domicile == "NO")
  }

  @Test func `every refusal has its sentence`() {
    let cases: [([String: ProfileValue], String)] = [
      (["use.purposes": .word("x")], "The profile has no field 'use.purposes'."),
      (["purpose": .word("x")], "The profile has no field 'purpose'. Did you mean 'use.purpose'?"),
      (["use.military": .word("yes")], "'use.military' takes yes or no."),
      (["use.product_mau": .flag(true)], "'use.product_mau' takes a count."),
      (
        ["entity.annual_revenue_usd": .word("much")],
        "'entity.annual_revenue_usd' takes an amount in USD."
      ),
      (
        ["entity.domicile": .flag(true)], "'entity.domicile' takes one country code of two letters."
      ),
      (["use.users_in": .flag(true)], "'use.users_in' takes country codes of two letters."),
      (["use.high_stakes": .flag(true)], "'use.high_stakes' takes a list of words."),
      (["use.product_kind": .flag(true)], "'use.product_kind' takes a word."),
      (
        ["use.train_other_models": .flag(true)],
        "'use.train_other_models' takes one of no, internal, published."
      ),
      (
        ["use.train_other_models": .word("maybe")],
        "'use.train_other_models' has no value 'maybe'. It takes no, internal, published."
      ),
      (
        ["use.users_in": .words(["NO", "UK"])],
        "'use.users_in' names 'UK', which is no country code. "
          + "Use two letters of ISO 3166-1, such as GB for the United Kingdom."
      ),
      (["entity.dau": .number(-1)], "'entity.dau' must be zero or above."),
      (
        ["use.product_mau": .number(1500), "entity.mau_all_products": .number(1000)],
        "'use.product_mau' (1,500) cannot be greater than 'entity.mau_all_products' (1,000)."
      ),
      (
        ["entity.annual_revenue_usd": .number(9), "entity.group_annual_revenue_usd": .number(8)],
        "'entity.annual_revenue_usd' (9) cannot be greater than "
          + "'entity.group_annual_revenue_usd' (8)."
      ),
    ]
    for (values, expected) in cases {
      let failure = #expect(throws: ProfileError.self) { _ = try IntendedUse(values: values) }
      #expect(failure?.description == expected)
    }
  }

  @Test func `three presets fill the common answers, and leave figures and places open`() throws {
    #expect(IntendedUse.presets.map(\.name) == ["internal-tool", "product", "hosted-service"])
    for preset in IntendedUse.presets {
      #expect(IntendedUse.preset(preset.name)?.label == preset.label)
      try preset.profile.check()
      #expect(preset.profile.entity.kind != nil)
      #expect(preset.profile.use.purpose != nil)
      for (key, _) in preset.profile.values {
        switch IntendedUse.field(key)?.shape {
        case .count, .amount, .country, .countries, nil:
          Issue.record("\(preset.name) fixes \(key)")
        case .word, .text, .flag, .texts: break
        }
      }
    }
  }

  @Test func `users at a release are kept by family, and the nearest family counts`() throws {
    let use = try IntendedUse(values: [
      "entity.mau_at_release.line-3.1": .number(20), "entity.mau_at_release.line": .number(30),
      "entity.mau_at_model_release": .number(40),
    ])
    #expect(use.entity.mauAtModelRelease(of: ["line-3.1", "line"]) == 20)
    #expect(use.entity.mauAtModelRelease(of: ["line-2", "line"]) == 30)
    #expect(use.entity.mauAtModelRelease(of: ["other"]) == 40)
    #expect(use.entity.mauAtModelRelease(of: []) == 40)
    #expect(
      use.values.map(\.key) == [
        "entity.mau_at_model_release", "entity.mau_at_release.line",
        "entity.mau_at_release.line-3.1",
      ])
    #expect(
      try IntendedUse(values: Dictionary(uniqueKeysWithValues: use.values.map { ($0, $1) })) == use)
    #expect(throws: ProfileError.negative(field: "entity.mau_at_release.line")) {
      _ = try IntendedUse(values: ["entity.mau_at_release.line": .number(-1)])
    }
    #expect(IntendedUse.field("entity.mau_at_release.") == nil)
  }
}
