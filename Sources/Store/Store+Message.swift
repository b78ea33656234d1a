extension CatalogFileError {
  /// What failed, why, and what to do now, in one or two sentences.
  public var message: String {
    switch self {
    case .nowhere(let searched):
      return "there is no catalog at " + Self.listed(searched)
        + ". To make one: weigh catalog build."
    case .missing(let path):
      return "there is no catalog at '\(path)'. To make one: weigh catalog build --out '\(path)'."
    case .unreadable(let path, let reason):
      return "cannot read the catalog '\(path)': \(reason)."
    case .foreign(let path):
      return "'\(path)' is not a catalog of Weigh. To make one: weigh catalog build."
    case .damaged(let path):
      return "the catalog '\(path)' is damaged or cut short. "
        + "To make it again: weigh catalog build --out '\(path)'."
    case .newer(let path, let format, let reads):
      return "the catalog '\(path)' was made by a newer Weigh "
        + "(format \(format), this reads \(reads)). Update Weigh, or name another catalog."
    case .older(let path, let format, let reads):
      return "the catalog '\(path)' was made by an older Weigh "
        + "(format \(format), this reads \(reads)). "
        + "To make it again: weigh catalog build --out '\(path)'."
    case .unwritable(let path, let reason):
      return "cannot write the catalog '\(path)': \(reason). What was there before is unchanged."
    }
  }

  /// Quoted paths with `or` before the last.
  private static func listed(_ paths: [String]) -> String {
    let quoted = paths.map { "'\($0)'" }
    guard let last = quoted.last, quoted.count > 1 else { return quoted.first ?? "any known place" }
    return quoted.dropLast().joined(separator: ", ") + " or " + last
  }
}

extension ColumnFileFault {
  /// What was found, and what is done about it, in one or two sentences.
  public var message: String {
    switch self {
    case .missing(let path):
      return "there was no column file at '\(path)'; it was made from the catalog."
    case .unreadable(let path, let reason):
      return "cannot read the column file '\(path)': \(reason). The catalog was read instead."
    case .foreign(let path):
      return "'\(path)' is not a column file of Weigh. It was made again from the catalog."
    case .otherFormat(let path, let format, let reads):
      return "the column file '\(path)' was made by another Weigh "
        + "(format \(format), this reads \(reads)). It was made again from the catalog."
    case .otherCatalog(let path):
      return "the column file '\(path)' belongs to another catalog. "
        + "It was made again from this one."
    case .damaged(let path):
      return "the column file '\(path)' is damaged or cut short. "
        + "It was made again from the catalog."
    case .unwritable(let path, let reason):
      return "cannot write the column file '\(path)': \(reason). "
        + "Weigh runs, but reads the catalog again next time."
    }
  }
}

extension UserDatabaseError {
  /// What failed, why, and what to do now, in one or two sentences.
  public var message: String {
    switch self {
    case .unwritable(let path, let reason):
      return "cannot write '\(path)': \(reason). Weigh runs, but nothing will be saved."
    case .newer(let path, let format, let reads):
      return "'\(path)' was made by a newer Weigh (format \(format), this reads \(reads)). "
        + "Update Weigh; nothing in the file was changed."
    case .foreign(let path):
      return "'\(path)' is not a database of Weigh; nothing in it was changed. "
        + "Move it away to begin with an empty one."
    case .damaged(let path):
      return "'\(path)' is damaged. Put a copy you kept in its place, "
        + "or move it away to begin with an empty one."
    case .busy(let path):
      return "another program is changing '\(path)' and did not finish in time. Try again."
    case .blankName:
      return "a scenario needs a name."
    case .scenarioExists(let name):
      return "there is already a scenario named '\(name)'. Choose another name."
    case .noScenario(let name):
      return "there is no scenario named '\(name)'."
    case .changedElsewhere(let name):
      return "another Weigh changed '\(name)' meanwhile. Here is its present state; "
        + "your last change was not saved."
    case .noProbeRun(let id):
      return "there is no probe run '\(id)'."
    case .bug(let path, let detail):
      return "a bug in Weigh: '\(path)' was used wrongly (\(detail))."
    }
  }
}
