internal import Catalog

/// The value of a profile field, free of any file format.
public enum ProfileValue: Hashable, Sendable {
  case word(String)
  case flag(Bool)
  case number(Double)
  case words([String])
}

/// One field of the profile: its name, its question, and how to read and write it.
public struct ProfileField: Sendable {
  /// The part of the profile it belongs to.
  public enum Group: String, CaseIterable, Hashable, Sendable {
    case entity, use, needs
  }

  /// What values it takes.
  public enum Shape: Hashable, Sendable {
    /// One of these words.
    case word([String])
    /// Any word.
    case text
    /// Yes or no.
    case flag
    /// A count, zero or above.
    case count
    /// An amount in a currency, zero or above.
    case amount(String)
    /// One ISO 3166-1 alpha-2 code.
    case country
    /// ISO 3166-1 alpha-2 codes.
    case countries
    /// Any words.
    case texts
  }

  /// The name, as in files.
  public let name: String
  /// The part it belongs to.
  public let group: Group
  /// What values it takes.
  public let shape: Shape
  /// A short label.
  public let label: String
  /// The question it answers.
  public let question: String
  private let read: @Sendable (IntendedUse) -> ProfileValue?
  private let write: @Sendable (inout IntendedUse, ProfileValue?) -> Void
  private let standIn: @Sendable (IntendedUse) -> ProfileValue?

  /// The group and the name, such as `use.purpose`.
  public var key: String { group.rawValue + "." + name }

  /// What the profile says, if it says anything.
  public func value(in profile: IntendedUse) -> ProfileValue? { read(profile) }

  /// What is assumed where nothing is said, if anything may be assumed.
  public func defaultValue(in profile: IntendedUse) -> ProfileValue? { standIn(profile) }

  /// Sets or clears the field.
  ///
  /// **Errors**: a value of the wrong shape, an unheard-of word, or a code that is no country.
  public func set(_ value: ProfileValue?, in profile: inout IntendedUse) throws(ProfileError) {
    if let value { write(&profile, try checked(value)) } else { write(&profile, nil) }
  }

  /// The value in the form it is kept: country codes in upper case.
  private func checked(_ value: ProfileValue) throws(ProfileError) -> ProfileValue {
    switch (shape, value) {
    case (.word(let allowed), .word(let word)):
      guard allowed.contains(word) else {
        throw .unknownWord(field: key, word: word, allowed: allowed)
      }
      return value
    case (.text, .word), (.flag, .flag), (.texts, .words):
      return value
    case (.texts, .word(let word)):
      return .words([word])
    case (.count, .number(let number)), (.amount, .number(let number)):
      guard number.isFinite, number >= 0 else { throw .negative(field: key) }
      return value
    case (.country, .word(let code)):
      return .word(try country(code))
    case (.countries, .word(let code)):
      return .words([try country(code)])
    case (.countries, .words(let codes)):
      var known: [String] = []
      for code in codes { known.append(try country(code)) }
      return .words(known)
    default:
      throw .wrongShape(field: key, shape: shape)
    }
  }

  private func country(_ code: String) throws(ProfileError) -> String {
    let upper = code.uppercased()
    guard CountryCodes.contains(upper) else {
      throw .unknownCountry(field: key, code: code)
    }
    return upper
  }
}

extension ProfileField {
  typealias Place<Value> = WritableKeyPath<IntendedUse, Value?> & Sendable

  static func word<Word>(
    _ name: String, _ group: Group, _ place: any Place<Word>, _ label: String, _ question: String,
    default standIn: Word? = nil
  ) -> ProfileField
  where Word: RawRepresentable & CaseIterable & Sendable, Word.RawValue == String {
    ProfileField(
      name: name, group: group, shape: .word(Word.allCases.map(\.rawValue)), label: label,
      question: question,
      read: { $0[keyPath: place].map { .word($0.rawValue) } },
      write: { profile, value in
        if case .word(let word) = value {
          profile[keyPath: place] = Word(rawValue: word)
        } else {
          profile[keyPath: place] = nil
        }
      },
      standIn: { _ in standIn.map { .word($0.rawValue) } })
  }

  static func flag(
    _ name: String, _ group: Group, _ place: any Place<Bool>, _ label: String, _ question: String,
    default standIn: (@Sendable (IntendedUse) -> Bool)? = { _ in false }
  ) -> ProfileField {
    ProfileField(
      name: name, group: group, shape: .flag, label: label, question: question,
      read: { $0[keyPath: place].map(ProfileValue.flag) },
      write: { profile, value in
        if case .flag(let flag) = value {
          profile[keyPath: place] = flag
        } else {
          profile[keyPath: place] = nil
        }
      },
      standIn: { profile in standIn.map { .flag($0(profile)) } })
  }

  static func figure(
    _ name: String, _ group: Group, _ place: any Place<Double>, _ shape: Shape, _ label: String,
    _ question: String
  ) -> ProfileField {
    ProfileField(
      name: name, group: group, shape: shape, label: label, question: question,
      read: { $0[keyPath: place].map(ProfileValue.number) },
      write: { profile, value in
        if case .number(let number) = value {
          profile[keyPath: place] = number
        } else {
          profile[keyPath: place] = nil
        }
      },
      standIn: { _ in nil })
  }

  /// The users in the month before one family was released.
  public static func users(atReleaseOf family: String) -> ProfileField {
    ProfileField(
      name: "mau_at_release." + family, group: .entity, shape: .count,
      label: "Monthly users before \(family)",
      question: "How many monthly active users did all products have in the month before "
        + "\(family) was released?",
      read: { $0.entity.mauAtRelease[family].map(ProfileValue.number) },
      write: { profile, value in
        if case .number(let number) = value {
          profile.entity.mauAtRelease[family] = number
        } else {
          profile.entity.mauAtRelease[family] = nil
        }
      },
      standIn: { _ in nil })
  }

  static func text(
    _ name: String, _ group: Group, _ place: any Place<String>, _ shape: Shape, _ label: String,
    _ question: String
  ) -> ProfileField {
    ProfileField(
      name: name, group: group, shape: shape, label: label, question: question,
      read: { $0[keyPath: place].map(ProfileValue.word) },
      write: { profile, value in
        if case .word(let word) = value {
          profile[keyPath: place] = word
        } else {
          profile[keyPath: place] = nil
        }
      },
      standIn: { _ in nil })
  }

  static func texts(
    _ name: String, _ group: Group, _ place: any Place<[String]>, _ shape: Shape, _ label: String,
    _ question: String, default standIn: [String]? = nil
  ) -> ProfileField {
    ProfileField(
      name: name, group: group, shape: shape, label: label, question: question,
      read: { $0[keyPath: place].map(ProfileValue.words) },
      write: { profile, value in
        if case .words(let words) = value {
          profile[keyPath: place] = words
        } else {
          profile[keyPath: place] = nil
        }
      },
      standIn: { _ in standIn.map(ProfileValue.words) })
  }
}
