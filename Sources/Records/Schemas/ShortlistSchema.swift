internal import Catalog

/// What a shortlist has beside the ranking, described.
enum ShortlistSchema {
  /// Keys that are always there.
  static let required: [String: JSONSchema] = [
    "schema": .constant(.text(Shortlist.schema)).described(
      "The name of the format and its number."),
    "self": .sha256.described("SHA-256 of the canonical form of all the rest."),
    "title": .text.described("What the shortlist is called."),
    "created": .date.described("The day it was made."),
    "length": .count.described("How many models were asked for."),
  ]

  /// Keys that may be left out.
  static let optional: [String: JSONSchema] = [
    "author": .text.described("Who made it, where they said."),
    "disclaimer": .text.described("What the shortlist is not."),
  ]

}
