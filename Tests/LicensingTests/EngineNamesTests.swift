import Foundation
import Testing

@testable import Licensing

/// The rules hold for every license alike, so none may be named in them.
@Suite struct EngineNamesTests {
  private static let sources: [(name: String, text: String)] = {
    let folder = CatalogLicenses.root.appending(path: "Sources/Licensing")
    let paths =
      FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    return paths.filter { $0.hasSuffix(".swift") }.compactMap { path in
      (try? String(contentsOf: folder.appending(path: path), encoding: .utf8)).map { (path, $0) }
    }
  }()

  @Test func `no license id, licensor or mark appears in the engine`() {
    #expect(Self.sources.count > 30)
    let licenses = CatalogLicenses.library.licenses
    let marks = licenses.flatMap { $0.duties.found + $0.namePrefixes.found }.compactMap(\.mark)
    let names = Set(licenses.map(\.id) + licenses.map(\.licensor) + marks)
    #expect(names.count > 100)
    for (file, text) in Self.sources {
      for name in names where text.contains("\"\(name)\"") { Issue.record("\(name) in \(file)") }
    }
  }

  @Test func `every question has a file, an id of its own and a place in the list`() {
    let ids = QuestionRegistry.questions.map { $0.id }
    #expect(ids == Array(QuestionID.allCases.dropFirst()))
    let files = Self.sources.filter {
      $0.name.hasPrefix("Questions/") && $0.name.hasSuffix("Question.swift")
    }
    #expect(files.count == ids.count + 1)
  }
}
