internal import ArgumentParser
internal import Foundation

/// The program: reads the command line, runs one command, turns failures into sentences.
@main
struct Main {
  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    let wantsJSON = arguments.contains("--json")
    do {
      let path = try CommandPath(arguments)
      do {
        var command = try Weigh.parseAsRoot(arguments)
        try command.run()
      } catch  where wantsJSON && Weigh.exitCode(for: error) == .validationFailure {
        throw Failure(
          .usage, Weigh.message(for: error), hint: "For what it takes: \(path.help).")
      }
    } catch let failure as Failure {
      failure.report(asJSON: wantsJSON)
      exit(failure.code.rawValue)
    } catch let negative as NegativeAnswer {
      exit(negative.code.rawValue)
    } catch {
      Weigh.exit(withError: error)
    }
  }
}

/// The root command; without a subcommand it opens the full-screen program.
struct Weigh: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "weigh",
    abstract: "Choose an open-weight language model with evidence.",
    discussion: """
      EXAMPLES
        weigh                                  the full-screen program
        weigh needs --preset eu-product        begin a scenario from a preset
        weigh rank --limit 10                  the ranked list
        weigh why deepseek-ai/DeepSeek-V3      which needs a model meets or fails
        weigh probe http://127.0.0.1:8080/v1   measure a server here

      EXIT CODES
        0 done · 1 the answer is no · 64 wrong usage · 65 a file does not parse ·
        66 an input is not there · 69 the probed server does not answer ·
        70 a bug in Weigh · 73 an output cannot be written · 130 interrupted

      ENVIRONMENT
        WEIGH_CATALOG, WEIGH_ACCESSIBLE, NO_COLOR, FORCE_COLOR, TERM,
        XDG_CONFIG_HOME, XDG_DATA_HOME, XDG_STATE_HOME, XDG_CACHE_HOME
      """,
    version: Version.text,
    subcommands: CommandList.all,
    defaultSubcommand: ScreenCommand.self)
}

/// What `--version` prints.
enum Version {
  static let number = "0.1.0"
  static let text = "weigh \(number)"
}
