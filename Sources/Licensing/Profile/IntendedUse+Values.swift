extension IntendedUse {
  /// Reads a profile from flat keys such as `use.purpose`, and checks it.
  ///
  /// **Errors**: an unknown key, a value that does not fit, or two figures that contradict each
  /// other.
  public init(values: [String: ProfileValue]) throws(ProfileError) {
    self.init()
    for key in values.keys.sorted() {
      guard let field = Self.field(key) else {
        throw .unknownField(key, known: Self.fields.map(\.key))
      }
      try field.set(values[key], in: &self)
    }
    try check()
  }

  /// What the profile says, by flat key, in the order of the fields.
  public var values: [(key: String, value: ProfileValue)] {
    let releases = entity.mauAtRelease.keys.sorted().map(ProfileField.users(atReleaseOf:))
    return (Self.fields + releases).compactMap { field in
      field.value(in: self).map { (key: field.key, value: $0) }
    }
  }

  /// Finds values that do not fit, and figures that contradict each other.
  public func check() throws(ProfileError) {
    var copy = self
    for (key, value) in values { try Self.field(key)?.set(value, in: &copy) }
    try requireOrder("use.product_mau", "entity.mau_all_products")
    try requireOrder("entity.annual_revenue_usd", "entity.group_annual_revenue_usd")
  }

  private func requireOrder(_ part: String, _ whole: String) throws(ProfileError) {
    guard case .number(let smaller) = Self.field(part)?.value(in: self),
      case .number(let greater) = Self.field(whole)?.value(in: self), smaller > greater
    else { return }
    throw .contradiction(field: part, value: smaller, bound: whole, limit: greater)
  }
}
