internal import Catalog
internal import Decision
internal import Licensing

/// The answers of the intended use that license verdicts wait for.
struct OpenReport {
  private let context: EvaluationContext
  private let answers: OpenAnswers

  init(_ context: EvaluationContext) {
    self.context = context
    answers = context.openAnswers
  }

  /// Writes the list in the form asked for.
  func write(_ output: OutputOptions) {
    if output.json {
      Streams.line(json.canonicalText)
    } else {
      (output.plain ? plain : lines).forEach(Streams.line)
    }
  }

  /// One open answer with what is asked.
  private struct Item {
    let key: String
    let models: Int
    let prompt: UsePrompt
    let question: ProfileQuestion
  }

  private var items: [Item] {
    answers.entries.compactMap { entry in
      guard let question = ProfileQuestion.asking(for: entry.key),
        let prompt = UsePrompt.all(of: question, in: context.base)
          .first(where: { $0.field.key == entry.key })
      else { return nil }
      return Item(key: entry.key, models: entry.modelCount, prompt: prompt, question: question)
    }
  }

  private var skipped: [ProfileQuestion] {
    ProfileQuestion.all.filter {
      !$0.isAnswered(context.scenario.use) && answers.modelCount(of: $0) == 0
    }
  }

  /// Sentences for people, the answer most models wait for first.
  var lines: [String] {
    let use = context.scenario.use
    let answered = ProfileQuestion.all.count { $0.isAnswered(use) }
    var lines = [
      "\(context.scenario.name): \(answered) of \(ProfileQuestion.all.count) questions about the "
        + "intended use are answered."
    ]
    lines.append(
      items.isEmpty
        ? "No license verdict waits for an answer of yours."
        : "License verdicts wait for these answers:")
    for item in items {
      lines += [
        "  \(item.key): \(Wording.count(item.models, "model")) \(item.models == 1 ? "waits" : "wait")",
        "    \(item.prompt.question) Type \(UseAnswer(item.prompt.field, in: context.base).form).",
      ]
    }
    if !skipped.isEmpty {
      lines.append("Not answered, and no verdict waits for it:")
      lines += skipped.map {
        "  \($0.label): \($0.standing(use, in: context.base)). \($0.question)"
      }
    }
    let name = context.scenario.name
    lines.append(
      "To answer: weigh ask --scenario \(name), or weigh needs --scenario \(name) --set FIELD=VALUE."
    )
    return lines
  }

  /// Tab-separated lines, header first.
  var plain: [String] {
    [PlainTable.line(["field", "models", "question_id", "question"])]
      + items.map {
        PlainTable.line([$0.key, "\($0.models)", $0.question.id, $0.prompt.question])
      }
  }

  /// The list as machine output.
  var json: JSONValue {
    let release = context.base.snapshot.release
    return .object([
      "schema": .text("weigh.open/1"),
      "catalog": release.json,
      "scenario": .object([
        "name": .text(context.scenario.name), "sha256": .text(context.scenario.sha256),
      ]),
      "items": .list(
        items.map {
          .object([
            "field": .text($0.key), "models": .integer(Int64($0.models)),
            "question_id": .text($0.question.id), "question": .text($0.prompt.question),
          ])
        }),
      "skipped": .list(skipped.map { .text($0.id) }),
    ])
  }
}
