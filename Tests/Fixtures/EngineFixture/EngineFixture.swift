import Foundation
import Probe

/// A program that starts an engine, tells its process id and then does nothing; a test kills it.
@main
struct EngineFixture {
  static func main() throws {
    let arguments = CommandLine.arguments
    let engine = try EngineProcess.start(
      EngineProgram(named: arguments[1]), model: arguments[2],
      settings: EngineSettings(contextTokens: 512, threads: 1))
    FileHandle.standardOutput.write(Data("\(engine.processID)\n".utf8))
    withExtendedLifetime(engine) { Thread.sleep(forTimeInterval: 600) }
  }
}
