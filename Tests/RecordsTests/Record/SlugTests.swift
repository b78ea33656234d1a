import Records
import Testing

struct SlugTests {
  @Test(arguments: [
    ("Use Qwen3-32B for the EU support bot", "use-qwen3-32b-for-the-eu-support-bot"),
    ("  Modèle d'été: Größe  ", "modele-d-ete-gro-e"),
    ("e\u{301}tude", "etude"),
    ("選ぶ モデル", "decision"),
    ("", "decision"),
    ("../../etc/passwd", "etc-passwd"),
    ("a\u{1B}[31mb", "a-31mb"),
    ("`rm -rf` $(x)", "rm-rf-x"),
  ])
  func `a slug holds lower-case letters, digits and single hyphens`(
    _ title: String, _ slug: String
  ) {
    #expect(Slug.of(title) == slug)
  }

  @Test func `a long title is cut between words`() {
    let slug = Slug.of(Array(repeating: "weigh", count: 30).joined(separator: " "))
    #expect(slug.utf8.count == 59)
    #expect(slug.hasSuffix("-weigh"))
    #expect(Slug.of(String(repeating: "x", count: 200)).utf8.count == 60)
  }

  @Test func `a slug is its own slug`() throws {
    let record = try RecordFixture.record { $0.slug = "Own Name" }
    #expect(record.slug == "own-name")
    #expect(Slug.of(record.slug) == record.slug)
  }
}
