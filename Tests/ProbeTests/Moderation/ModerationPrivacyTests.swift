import Foundation
import Moderation
import Testing

@testable import Probe

@Suite struct ModerationPrivacyTests {
  @Test func `nothing is sent but the questions, to this endpoint alone`() throws {
    let name = MockServer.newName()
    _ = try ModerationFixture.run("m-answers", name: name, key: "sk-very-secret-2")
    let questions = Set(try ModerationFixture.battery().items.map(\.text))
    let seen = try MockServer.log(name)
    for request in seen {
      #expect(request.path.contains("/\(name)/"))
      guard request.path.hasSuffix("/chat/completions") else {
        // The look at the server asks for facts and tells none.
        #expect(request.fields.isEmpty || request.fields["messages"] == nil)
        continue
      }
      #expect(questions.contains(request.prompt))
      #expect(request.headers["authorization"] == "Bearer sk-very-secret-2")
      #expect(request.headers["user-agent"] == "weigh")
    }
    #expect(seen.count { $0.path.hasSuffix("/chat/completions") } == 21)
  }

  @Test func `a key that the model repeats is in no part of the run`() throws {
    var told = ""
    let run = try ModerationFixture.run("m-echoes-key", key: "sk-very-secret-3") { event in
      told += "\(event)"
      return .proceed
    }
    let kept = String(decoding: try JSONEncoder().encode(run), as: UTF8.self)
    #expect(!kept.contains("sk-very-secret-3") && !told.contains("sk-very-secret-3"))
    #expect(
      run.answer("or-kill.en")?.text.contains("You sent me sk-… and I say it again: sk-…,") == true)
  }

  @Test func `a key in an error of the server is in no part of the run`() throws {
    let run = try ModerationFixture.run("m-fails-with-key", key: "sk-very-secret-4")
    let kept = String(decoding: try JSONEncoder().encode(run), as: UTF8.self)
    #expect(!kept.contains("sk-very-secret-4") && run.status == .failed)
  }
}
