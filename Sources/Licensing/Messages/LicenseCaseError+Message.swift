extension LicenseCaseError: CustomStringConvertible {
  /// What is wrong with the case.
  public var description: String {
    switch self {
    case .missing(let key): return "The case has no '\(key)'."
    case .licenses: return "'model.licenses' takes a list of license ids."
    case .value(let key): return "'\(key)' has a value no profile takes."
    case .profile(let error): return error.description
    }
  }
}
