import Foundation
import Testing

@testable import Probe

@Suite struct ChildProcessTests {
  private func shell(
    _ script: String, environment: [String: String] = [:]
  ) throws -> ChildProcess {
    try ChildProcess(path: "/bin/sh", arguments: ["-c", script], environment: environment)
  }

  @Test func `what a program writes and how it ends is known`() throws {
    let child = try shell("echo out; echo err >&2; exit 7")
    #expect(child.wait(seconds: 10) == .init(code: 7, signal: nil))
    #expect(child.output == "out\nerr\n")
    #expect(OutputTail.lastLine(of: child.output) == "err")
  }

  @Test func `a signal that ended a program is known`() throws {
    let child = try shell("kill -SEGV $$")
    #expect(child.wait(seconds: 10) == .init(code: 0, signal: SIGSEGV))
  }

  @Test func `a program that cannot be started is an error with the system's words`() {
    #expect(throws: ChildProcess.StartFailure(number: ENOENT)) {
      try ChildProcess(path: "/nowhere/at-all", arguments: [], environment: [:])
    }
    #expect(throws: ChildProcess.StartFailure(number: EACCES)) {
      try ChildProcess(path: "/etc/passwd", arguments: [], environment: [:])
    }
    #expect(ChildProcess.StartFailure(number: ENOENT).reason == "No such file or directory")
  }

  @Test func `a program sees its environment and nothing else`() throws {
    let child = try ChildProcess(
      path: "/usr/bin/env", arguments: [], environment: ["B": "2", "A": "one = 1"])
    _ = child.wait(seconds: 10)
    #expect(child.output == "A=one = 1\nB=2\n")
  }

  @Test func `a program inherits no open file`() throws {
    let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: #filePath))
    let copy = fcntl(file.fileDescriptor, F_DUPFD, 40)
    #expect(copy >= 40)
    let child = try shell("ls -1 /proc/$$/fd; readlink /proc/$$/fd/0")
    _ = child.wait(seconds: 10)
    close(copy)
    let lines = child.output.split(separator: "\n")
    // The shell itself may hold its script's descriptor above ten.
    #expect(lines.prefix(3) == ["0", "1", "2"] && lines.last == "/dev/null")
    #expect(!lines.contains("40") && !lines.contains("3"))
  }

  @Test func `a program leads a group of its own and takes it along`() throws {
    let child = try shell("sleep 600 & echo $!; exec sleep 600")
    #expect(getpgid(child.processID) == child.processID)
    while child.output.isEmpty { usleep(5000) }
    let grandchild = try #require(Int32(child.output.split(separator: "\n")[0]))
    #expect(EngineScript.isRunning(grandchild))
    child.finish()
    #expect(child.end == .init(code: 0, signal: SIGTERM))
    #expect(EngineScript.ends(grandchild, seconds: 5))
  }

  @Test func `what a program left behind ends with it`() throws {
    let child = try shell("sleep 600 & echo $!")
    #expect(child.wait(seconds: 10) != nil)
    let grandchild = try #require(Int32(child.output.split(separator: "\n")[0]))
    #expect(EngineScript.ends(grandchild, seconds: 5))
  }

  @Test func `a program that ignores the request to end is killed`() throws {
    let child = try shell("trap '' TERM; echo ready; while :; do sleep 0.05; done")
    while child.output.isEmpty { usleep(5000) }
    child.finish(grace: 0.2)
    #expect(child.end == .init(code: 0, signal: SIGKILL))
    child.finish()
    child.send(SIGKILL)
  }

  @Test func `a program ends when nobody holds it any more`() throws {
    var child: ChildProcess? = try shell("exec sleep 600")
    let processID = try #require(child?.processID)
    #expect(EngineScript.isRunning(processID))
    child = nil
    #expect(!EngineScript.isRunning(processID))
  }

  @Test func `only the last of much output is kept`() throws {
    let child = try shell("i=0; while [ $i -lt 40000 ]; do echo line $i; i=$((i+1)); done")
    #expect(child.wait(seconds: 60)?.code == 0)
    #expect(child.output.utf8.count == OutputTail.limit)
    #expect(child.output.hasSuffix("line 39999\n"))
  }

  @Test func `the last line is the last that says anything, harmless`() {
    #expect(OutputTail.lastLine(of: "one\ntwo  \u{1B}[31m words \n \n\n") == "two ^[[31m words")
    #expect(OutputTail.lastLine(of: "").isEmpty)
  }
}
