internal import ArgumentParser
internal import Catalog
internal import Decision
internal import Foundation
internal import Moderation

/// `weigh moderation classify`: labels replies line by line.
struct ClassifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "classify", abstract: "Label replies by rule: JSON lines in, JSON lines out.",
    discussion: """
      Reads one JSON object a line on standard input: 'response' is required; 'lang',
      'category' (OR, UP, CP, LM, CT), 'finish_reason', 'reasoning' and 'id' are not.
      Writes one object a line in the same order, with the same id. A line that cannot be
      read gets an error in its place; the rest is labeled, and the exit code is 65.
      Connects to nothing.

      EXAMPLES
        weigh moderation classify < replies.jsonl > labels.jsonl
        echo '{"response":"No.","lang":"en"}' | weigh moderation classify
      """)

  func run() throws {
    let classifier = Classifier(try ProbeKeeper.rules())
    var lines = InputLines(descriptor: STDIN_FILENO)
    var (count, bad) = (0, 0)
    while let line = try lines.next() {
      count += 1
      do throws(ReplyLine.Problem) {
        let reply = try ReplyLine(line)
        Streams.machineLine(reply.json(classifier.classify(reply.reply)))
      } catch {
        bad += 1
        Streams.machineLine(error.json(line: count))
      }
    }
    guard bad == 0 else {
      throw Failure(
        .doesNotParse,
        "\(bad) of \(Wording.count(count, "line")) could not be read; the others are labeled.",
        hint: "Each has an 'error' in its place.")
    }
  }
}
