internal import Decision

/// Changes that can be taken back.
extension AppState {
  /// Changes the document so that the change can be undone.
  ///
  /// A change that cannot be ranked is not made; one that goes on with the last change is taken back
  /// together with it.
  mutating func edit(
    _ title: String, goingOn: Bool = false, _ change: (inout Document) -> Void
  ) -> [Effect] {
    let before = document
    change(&document)
    guard document != before else { return [] }
    guard document.scenario == before.scenario || rerank() else {
      document = before
      return []
    }
    if screen != .weights, document.scenario.preferences != before.scenario.preferences {
      weights.saved = nil
    }
    undone = []
    if goingOn, let start = done.popLast() {
      // Back where it began, there is nothing to take back.
      if start.document != document {
        done.append(Change(document: start.document, title: title))
      }
    } else {
      done.append(Change(document: before, title: title))
    }
    return [.save(document, title: title)]
  }

  mutating func undo() -> [Effect] {
    if let effects = undoLabel() { return effects }
    guard let change = done.popLast() else {
      message = "Nothing to undo."
      return []
    }
    undone.append(Change(document: document, title: change.title))
    restore(change.document)
    message = "Undone: \(change.title)."
    return [.save(document, title: "undo: \(change.title)")]
  }

  mutating func redo() -> [Effect] {
    if let effects = redoLabel() { return effects }
    guard let change = undone.popLast() else {
      message = "Nothing to do again."
      return []
    }
    done.append(Change(document: document, title: change.title))
    restore(change.document)
    message = "Done again: \(change.title)."
    return [.save(document, title: change.title)]
  }

  /// Goes back to a document; the name it is kept under stays, or undo would begin a new one.
  private mutating func restore(_ former: Document) {
    var former = former
    former.scenario.name = document.scenario.name
    let isSame = former.scenario == document.scenario
    document = former
    if !isSame { rerank() }
  }
}
