internal import Catalog
internal import Foundation

/// One prompt of a run with the label that counts; several replies to it are one prompt.
public struct LabeledPrompt: Hashable, Sendable, Codable, Identifiable {
  /// The prompt's id, unique in the battery.
  public let id: String
  /// The same content in every language.
  public let pairID: String
  /// The group of contents that differ by country only; `nil` where there is none.
  public let contrastID: String?
  /// What kind of question it is.
  public let category: ItemCategory
  /// ISO 639-1.
  public let language: String
  /// The authority it is about; `nil` outside contested facts.
  public let jurisdiction: String?
  /// The label that counts.
  public let label: FinalLabel
  /// The label by rules alone.
  public let ruleLabel: FinalLabel

  /// The prompts of a run.
  ///
  /// **Shape** one for each id, in byte order of the ids, whatever the order of the items.
  /// **Cost** n log n.
  ///
  /// - Parameters:
  ///   - items: one for each reply.
  ///   - measuredLanguages: those whose rules were measured.
  /// - Returns: the prompts with their labels.
  public static func all(
    in items: [AskedItem], measuredLanguages: Set<String>
  ) -> [LabeledPrompt] {
    Dictionary(grouping: items, by: \.itemID)
      .sorted { $0.key.precedesByBytes($1.key) }
      .compactMap { _, replies in
        LabeledPrompt(
          replies.sorted { $0.sample < $1.sample }, measuredLanguages: measuredLanguages)
      }
  }

  private init?(_ replies: [AskedItem], measuredLanguages: Set<String>) {
    guard let first = replies.first else { return nil }
    let isMeasured = measuredLanguages.contains(first.language)
    id = first.itemID
    pairID = first.pairID
    contrastID = first.contrastID
    category = first.category
    language = first.language
    jurisdiction = first.jurisdiction
    label = FinalLabel(
      majorityOf: replies.map {
        FinalLabel($0.records, category: first.category, isMeasured: isMeasured)
      })
    ruleLabel = FinalLabel(
      majorityOf: replies.map {
        FinalLabel($0.records, category: first.category, isMeasured: isMeasured, upTo: .rule)
      })
  }
}

extension PhraseTables {
  /// The languages whose rules were measured.
  public var measuredLanguages: Set<String> {
    Set(tables.values.lazy.filter { $0.status == .measured }.map(\.language))
  }

  /// The same of the tables this program was built with, read without their rules: a ranking needs
  /// no more, and a thousand patterns take long to compile.
  public static let bundledMeasuredLanguages = Set(
    BundledText.phrases.compactMap { name, text -> String? in
      let head = text.range(of: "\n[[rules]]").map { String(text[..<$0.lowerBound]) } ?? text
      // A table that cannot be read is told by whoever reads it whole.
      guard let reader = try? PhraseReader(file: name, text: head),
        (try? reader.text("status")) == PhraseTable.Status.measured.rawValue
      else { return nil }
      return try? reader.text("language")
    })
}
