import Foundation
import Probe

/// Probes each behavior of a mock server, and prints what came of it and its own peak memory.
///
/// The tests of hostile servers run it, so that their own memory is not counted.
///
///     ProbeFixture http://127.0.0.1:PORT BEHAVIOR…
@main
enum ProbeFixture {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count > 1 else { return }
    for (index, behavior) in arguments.dropFirst(2).enumerated() {
      let begin = Date()
      let outcome = outcome(of: "\(arguments[1])/\(behavior)/f\(index)/v1")
      let seconds = String(format: "%.2f", Date().timeIntervalSince(begin))
      print("\(behavior)\t\(seconds)\t\(outcome)")
    }
    print("peak\t\(peakKibibytes())")
  }

  private static func outcome(of url: String) -> String {
    var plan = ProbePlan()
    plan.warmUpRuns = 1
    plan.firstTokenRuns = 3
    plan.throughputRuns = 2
    plan.promptTokens = 64
    plan.firstTokenOutputTokens = 4
    plan.outputTokens = 24
    var limits = ProbeLimits()
    limits.waitSeconds = 0.8
    limits.silenceSeconds = 0.8
    limits.requestSeconds = 10
    limits.retrySeconds = 0.01
    let environment = ProbeEnvironment.machine(seed: 42)
    do {
      let run = try probe(
        Endpoint(url), plan: plan, key: ProbeKey("very-secret-key"), limits: limits,
        environment: environment)
      return "\(run.status.rawValue)\t\(run.failure?.message ?? "")"
    } catch let error as ProbeError {
      return "refused\t\(error.message)"
    } catch {
      return "refused\t\(error)"
    }
  }

  private static func peakKibibytes() -> Int {
    let text = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = text.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
  }
}
