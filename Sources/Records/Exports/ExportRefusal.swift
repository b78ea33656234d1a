/// Why a record is not written in some format, though it is in others.
public enum ExportRefusal: Error, Hashable, Sendable {
  /// Nothing is chosen yet, so there is no model to describe.
  case nothingChosen(format: String)
  /// The decision is for none of the models.
  case noneOfThese(format: String)
  /// The decision names no product that will use the model.
  case noProduct(format: String)
  /// The record is from before facts of models were kept.
  case factsNotKept(format: String, model: String)
  /// The format asks for something that is not known; `words` says what the record says of it.
  case factMissing(format: String, property: String, fact: String, model: String, words: String)
  /// The file would point at something it does not hold, or name two things alike: a mistake of the
  /// program.
  case brokenReference(format: String, fault: ReferenceFault)
}

/// A name within a file that points nowhere, or stands for two things.
public enum ReferenceFault: Hashable, Sendable {
  /// Something points at a name that nothing in the file has.
  case dangling(reference: String, from: String)
  /// Two things have the same name.
  case duplicate(String)
}
