import Catalog
import Testing

@testable import Records

struct RecordProblemTests {
  @Test(arguments: [
    (
      RecordProblem.syntax(.syntax(line: 3, column: 7, .missing(","))),
      "Line 3: This is not valid JSON at column 7: ',' is missing."
    ),
    (
      .notARecord(schema: nil, kind: "weigh.decision"),
      "This is not a decision record: it names no schema."
    ),
    (
      .notARecord(schema: "weigh.rank/1", kind: "weigh.decision"),
      "This is not a decision record: its schema is 'weigh.rank/1'."
    ),
    (
      .newerSchema("weigh.shortlist/2", newestKnown: 1),
      "This was written by a newer Weigh (weigh.shortlist/2); this one reads 1."
    ),
    (
      .newerSchema("weigh.decision/3", newestKnown: 2),
      "This was written by a newer Weigh (weigh.decision/3); this one reads 1–2."
    ),
    (.changed(number: 7), "0007: changed after Weigh wrote it; nothing was checked."),
    (.changed(number: nil), "The record: changed after Weigh wrote it; nothing was checked."),
    (.missingKey(path: "catalog.asOf"), "'catalog.asOf' is missing."),
    (.wrongValue(path: "title", expected: "a text"), "'title' must be a text."),
    (
      .unknownKey(path: "decider", nearest: "deciders"),
      "'decider' is no key of a decision record. Did you mean 'deciders'?"
    ),
    (.unknownKey(path: "q", nearest: nil), "'q' is no key of a decision record."),
    (
      .missingEvidence(id: "e4"),
      "The record refers to the evidence 'e4', which it does not hold."
    ),
    (.unusedEvidence(id: "e4"), "The record holds the evidence 'e4', which nothing refers to."),
    (.unknownModel(id: "a/b", nearest: nil), "The catalog ranks no model 'a/b'."),
    (
      .unknownModel(id: "a/b", nearest: "a/bc"),
      "The catalog ranks no model 'a/b'. Did you mean 'a/bc'?"
    ),
    (.shortlistedTwice(id: "a/b"), "The shortlist names 'a/b' twice."),
  ])
  func `every problem is told in a sentence`(_ problem: RecordProblem, _ sentence: String) {
    #expect(problem.message == sentence)
  }
}
