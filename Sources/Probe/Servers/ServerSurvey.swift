/// Finds out what kind of server answers, by asking what each kind would know.
///
/// A question without an answer is a fact less, never an error; no answer makes it trap.
struct ServerSurvey {
  /// Asks one question; nil where there is no JSON to be had.
  let ask: (ServerQuestion) throws(ProbeError) -> JSONValue?

  /// The dialect of a server, with what it answered on the way added to `answers`.
  func recognize(_ answers: inout ServerAnswers) throws(ProbeError) -> any Dialect {
    for dialect in Dialects.all where dialect.suspects(answers) {
      try put(dialect.questions, &answers)
      if dialect.recognizes(answers) { return dialect }
    }
    return PlainDialect()
  }

  /// What is known about one entry of the list of models.
  func describe(
    _ entry: JSONValue, wireName: String, by dialect: any Dialect, _ answers: ServerAnswers
  ) throws(ProbeError) -> ServedModel {
    var answers = answers
    let questions = dialect.questions(about: wireName)
    for question in questions { answers.others[question.path] = nil }
    try put(questions, &answers)
    return Self.model(entry, wireName: wireName, by: dialect, answers)
  }

  /// The same without asking anything more.
  static func model(
    _ entry: JSONValue, wireName: String, by dialect: any Dialect, _ answers: ServerAnswers
  ) -> ServedModel {
    var model = ServedModel(wireName: wireName, engine: dialect.engine)
    dialect.describe(&model, entry: entry, answers: answers)
    model.dialect = dialect.key
    model.isVerified = dialect.isVerified
    model.tidy()
    return model
  }

  private func put(
    _ questions: [ServerQuestion], _ answers: inout ServerAnswers
  ) throws(ProbeError) {
    for question in questions where answers.others[question.path] == nil {
      if let value = try ask(question) { answers.others[question.path] = value }
    }
  }
}
