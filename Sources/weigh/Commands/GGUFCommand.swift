internal import ArgumentParser

/// `weigh gguf`: what a model file says before its weights, and files with made-up weights.
struct GGUFCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gguf",
    abstract: "Show the header of a GGUF file, or make one with made-up weights.",
    discussion: """
      A made file has the true shapes of a model and noise or nothing in place of its
      weights: an engine runs it as fast as the model, before anything is downloaded.

      EXAMPLES
        weigh gguf show model-00001-of-00003.gguf
        weigh gguf make tiny.gguf
        weigh gguf make 8b.gguf --preset llama-3.1-8b --quant Q4_K_M --fill sparse
        weigh gguf make first.gguf --from-header model.gguf --layers 2 --fill sparse
      """,
    subcommands: [GGUFShowCommand.self, GGUFMakeCommand.self])
}
