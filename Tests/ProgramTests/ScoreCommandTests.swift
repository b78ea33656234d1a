import Foundation
import Testing

/// `weigh score evaluate`, as a person runs it.
@Suite struct ScoreCommandTests {
  private let vectors = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../ScoringTests/Vectors/reference-vectors.json").standardized.path

  private func file(_ text: String) throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "weigh-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appending(path: "vectors.json")
    try Data(text.utf8).write(to: file)
    return file.path
  }

  private func lines(_ text: String) throws -> (lines: [String], status: Int32, errors: String) {
    let result = try Program().run("score", "evaluate", "--vectors", try file(text))
    return (
      result.output.split(separator: "\n").map(String.init), result.status, result.errors
    )
  }

  @Test func `the reference vectors are answered as expected, section by section`() throws {
    let result = try Program().run("score", "evaluate", "--vectors", vectors, "--check")
    #expect(result.status == 0, "\(result.errors)")
    for words in [
      "cases: 34 of 34 items", "rank_weights: 15 of 15 items", "ahp: 6 of 6 items",
      "rank_correlations: 10 of 10 items", "rbo: 10 of 10 items",
      "value_functions: 10 of 10 items", "smaa_exact: 7 of 7 items",
      "weight_stability: 4 of 4 items", "missing_values: 4 of 4 items", "what_if: 5 of 5 items",
      "rank_reversal: 3 of 3 items",
    ] {
      #expect(result.errors.contains(words), "\(words)")
    }
    #expect(result.output.split(separator: "\n").count == 108)
  }

  @Test func `a difference is named and ends with 1`() throws {
    let path = try file(
      #"{"rank_weights": [{"n": 2, "roc": [0.75, 0.2501], "rank_sum": [0.5, 0.5]}]}"#)
    let result = try Program().run("score", "evaluate", "--vectors", path, "--check")
    #expect(result.status == 1)
    #expect(result.errors.contains("rank_weights 2 roc 1: 0.25, expected 0.2501"))
    #expect(result.errors.contains("rank_weights: 0 of 1 items are as expected."))
  }

  @Test func `an item that cannot be read gives a line, and the others are answered`() throws {
    let answer = try lines(
      #"{"rbo": [{"a": ["x"], "b": []}, {"a": ["x"]}, 7], "ahp": [{"matrix": [[1, 2], [0.5]]}]}"#)
    #expect(answer.status == 65)
    #expect(
      answer.lines == [
        #"{"error":"the rows of 'matrix' differ in length","index":0,"section":"ahp"}"#,
        #"{"average_overlap":{"undefined":"a list is empty"},"index":0,"#
          + #""rbo_ext_p0.7":{"undefined":"a list is empty"},"#
          + #""rbo_ext_p0.9":{"undefined":"a list is empty"},"section":"rbo"}"#,
        #"{"error":"has no 'b'","index":1,"section":"rbo"}"#,
        #"{"error":"is no object","index":2,"section":"rbo"}"#,
      ])
    #expect(answer.errors.contains("3 of 4 problems"))
  }

  @Test func `what a method does not define says why in its place`() throws {
    let answer = try lines(
      """
      {"cases": [
        {"id": "zero", "matrix": [[0, 1], [2, null]], "types": [1, -1], "weights": [2, 2],
         "bounds": [[0, 4], [0, 1]]},
        {"id": "flat", "matrix": [[1]], "types": [1], "weights": [-1], "bounds": [[1, 1]]}]}
      """)
    #expect(answer.status == 0)
    #expect(
      answer.lines == [
        #"{"id":"zero","methods":{"mavt.linear_fixed_bounds":{"rank_min":[2,1],"scores":[0,0.5]},"#
          + #""topsis.vector":{"undefined":"row 2, column 2 is unknown"},"#
          + #""wpm.sum":{"undefined":"row 2, column 2 is unknown"}},"#
          + #""pareto":{"dominated_by":{},"non_dominated":[0,1]},"section":"cases"}"#,
        #"{"id":"flat","methods":{"#
          + #""mavt.linear_fixed_bounds":{"undefined":"Weight 1 is negative or not a number."},"#
          + #""topsis.vector":{"undefined":"Weight 1 is negative or not a number."},"#
          + #""wpm.sum":{"undefined":"Weight 1 is negative or not a number."}},"#
          + #""pareto":{"dominated_by":{},"non_dominated":[0]},"section":"cases"}"#,
      ])
  }

  @Test func `ties in importance and a criterion with all the weight have answers`() throws {
    let answer = try lines(
      """
      {"smaa_exact": [{"id": "tied", "values": [[1, 0], [0, 1]], "importance_order": [[0, 1]]}],
       "weight_stability": [{"id": "one", "matrix": [[3], [2]], "types": [1], "weights": [5],
         "bounds": [[0, 10]], "best": 0}]}
      """)
    #expect(answer.status == 0)
    #expect(answer.lines[0].contains(#""id":"tied""#))
    #expect(!answer.lines[0].contains("undefined"))
    #expect(
      answer.lines[1]
        == #"{"id":"one","intervals":[{"base_weight":1,"criterion":0,"undefined":"#
        + #""the criterion has all the weight"}],"section":"weight_stability"}"#)
  }

  @Test func `a number that is none costs its own item only`() throws {
    let answer = try lines(
      #"{"rank_correlations": [{"x": [NaN, 1], "y": [1, 2]}, {"x": [1, 1e999], "y": [1, 2]},"#
        + #" {"x": [1, 2], "y": [1, 2], "note": -Infinity}]}"#)
    #expect(answer.status == 65)
    #expect(
      answer.lines == [
        #"{"error":"'x' is not a list of numbers","index":0,"section":"rank_correlations"}"#,
        #"{"error":"'x' is not a list of numbers","index":1,"section":"rank_correlations"}"#,
        #"{"index":2,"kendall_tau_b":1,"section":"rank_correlations"}"#,
      ])
  }

  @Test func `a section that is no list, an unknown one and a nameless item are said`() throws {
    let answer = try lines(
      #"{"ahp": {"matrix": [[1]]}, "casess": [], "missing_values": [{"matrix": [[1]],"#
        + #" "types": [1], "weights": [1], "bounds": [[2, 0]]}]}"#)
    #expect(answer.status == 65)
    #expect(answer.errors.contains("'casess' is none of the lists Weigh knows"))
    #expect(answer.lines[0] == #"{"error":"is no object","index":0,"section":"ahp"}"#)
    #expect(answer.lines[1].contains(#""index":0"#))
    #expect(answer.lines[1].contains("the declared range of column 1 falls"))
  }

  @Test func `a mean weight that is off is a difference`() throws {
    let path = try file(
      #"{"smaa_exact": [{"id": "two", "values": [[1, 0], [0, 1]], "weight_space": "uniform on"#
        + #" simplex", "rank_acceptability": [[0.5, 0.5], [0.5, 0.5]], "central_weights_rank1":"#
        + #" [[0.9, 0.1], [0.25, 0.75]]}]}"#)
    let result = try Program().run("score", "evaluate", "--vectors", path, "--check")
    #expect(result.status == 1)
    #expect(result.errors.contains("central_weights_rank1 0 0"))
    #expect(!result.errors.contains("central_weights_rank1 1"))
  }

  @Test func `a file without problems is refused`() throws {
    for text in ["[]", "{}", "{"] {
      #expect(try lines(text).status == 65)
    }
    #expect(try Program().run("score", "evaluate", "--vectors", "/nowhere.json").status == 66)
  }
}
