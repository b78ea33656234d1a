internal import ArgumentParser
internal import Catalog

/// The commands a command line names, one within the other: `catalog build`.
struct CommandPath {
  /// Their names, without that of the program.
  private(set) var names: [String] = []

  /// Reads the words before the first option.
  ///
  /// **Errors**: a word where only a command can stand, which no command has for its name. A command
  /// that stands for one of its own takes words, as `weigh fit MODEL` does.
  init(_ arguments: [String]) throws {
    var command: any ParsableCommand.Type = Weigh.self
    // `weigh help fit show` asks about the path behind it.
    for word in arguments.first == "help" ? arguments.dropFirst() : arguments[...] {
      let configuration = command.configuration
      guard !word.hasPrefix("-"), !configuration.subcommands.isEmpty else { return }
      if let next = configuration.subcommands.first(where: { Self.name(of: $0) == word }) {
        names.append(word)
        command = next
        continue
      }
      guard names.isEmpty || configuration.defaultSubcommand == nil else { return }
      let known = configuration.subcommands.filter { $0.configuration.shouldDisplay }.map {
        Self.name(of: $0)
      }
      throw Failure(
        .usage, "there is no command '\((["weigh"] + names + [word]).joined(separator: " "))'.",
        hint: Spelling.nearest(word, in: known).map {
          "Did you mean '\((["weigh"] + names + [$0]).joined(separator: " "))'?"
        } ?? "For all commands: \((["weigh"] + names).joined(separator: " ")) --help.")
    }
  }

  /// The command line that explains the innermost command.
  var help: String { (["weigh"] + names + ["--help"]).joined(separator: " ") }

  private static func name(of command: any ParsableCommand.Type) -> String {
    command.configuration.commandName ?? ""
  }
}
