import Testing

@testable import Licensing

@Suite struct ProfileQuestionTests {
  @Test func `fifteen questions ask for every field once`() {
    #expect(ProfileQuestion.all.count == 15)
    #expect(Set(ProfileQuestion.all.map(\.id)).count == 15)
    let asked = ProfileQuestion.all.flatMap(\.fieldKeys)
    #expect(asked.count == Set(asked).count)
    #expect(Set(asked) == Set(IntendedUse.fields.map(\.key)))
    for question in ProfileQuestion.all {
      #expect(question.fields.count == question.fieldKeys.count, "\(question.id)")
    }
  }

  @Test func `every question has its words and the license questions it settles`() {
    for question in ProfileQuestion.all {
      #expect(question.question.hasSuffix("?"), "\(question.id)")
      #expect(question.decides.hasSuffix("."), "\(question.id)")
      // Question and consequence stand on one line each at 80 columns.
      #expect(question.question.count <= 78, "\(question.id)")
      #expect(question.decides.count <= 78, "\(question.id)")
      #expect(question.label.count <= 22, "\(question.id)")
      #expect(!question.settles.isEmpty, "\(question.id)")
    }
    #expect(
      Set(ProfileQuestion.all.flatMap(\.settles)) == Set(QuestionID.allCases).subtracting([.all]))
  }

  @Test func `a field leads to its question, one of a family to the question for users`() {
    #expect(ProfileQuestion.asking(for: "use.military")?.id == "limits")
    #expect(ProfileQuestion.asking(for: "entity.mau_at_release.line-3")?.id == "users")
    #expect(ProfileQuestion.asking(for: "use.nothing") == nil)
  }
}
