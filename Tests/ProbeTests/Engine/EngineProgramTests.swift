import Foundation
import Testing

@testable import Probe

@Suite struct EngineProgramTests {
  @Test func `the usual program is found on the search path`() throws {
    let script = try EngineScript("ready")
    let program = try EngineProgram(
      named: nil, searchPath: "/nowhere:\(script.folder.path):/usr/bin")
    #expect(program.path == script.path)
  }

  @Test func `without the usual program the sentence says what to install`() {
    #expect(throws: EngineError.noProgram) {
      try EngineProgram(named: nil, searchPath: "/nowhere:")
    }
    #expect(
      EngineError.noProgram.message
        == "No llama-server found. Install llama.cpp, or point to a running server: "
        + "weigh probe URL.")
    #expect(EngineError.noProgram.exitCode == 66)
  }

  @Test func `a named program that is not there is named in the sentence`() {
    #expect(throws: EngineError.notFound(name: "/nowhere/server")) {
      try EngineProgram(named: "/nowhere/server")
    }
    #expect(throws: EngineError.notFound(name: "no-such-server")) {
      try EngineProgram(named: "no-such-server")
    }
    #expect(throws: EngineError.notFound(name: "")) { try EngineProgram(named: "") }
    #expect(
      EngineError.notFound(name: "x").message
        == "No program 'x'. --server PATH names llama.cpp's llama-server.")
  }

  @Test func `a folder or a file without permission is no program`() throws {
    let script = try EngineScript("ready")
    #expect(
      throws: EngineError.notRunnable(path: script.folder.path, reason: "it is not a file")
    ) { try EngineProgram(named: script.folder.path) }
    #expect(
      throws: EngineError.notRunnable(path: script.model, reason: "it may not be executed")
    ) { try EngineProgram(named: script.model) }
  }

  @Test func `options are read out of a help text`() throws {
    let help = """
      -t,    --threads N       number of threads (env: LLAMA_ARG_THREADS)
      -lv,   --verbosity, --log-verbosity N
      --slots, --no-slots      expose slots [--metrics]
      a - or -- alone is none
      """
    let options = EngineProgram.options(in: help)
    #expect(options.isSuperset(of: ["-t", "--threads", "-lv", "--slots", "--metrics"]))
    #expect(!options.contains("-"))
    let script = try EngineScript("ready", help: "--slots, -lv")
    #expect(try script.program().listedOptions(stop: ProbeStop()) == ["--slots", "-lv"])
  }

  @Test func `extras are asked for only as far as the engine lists them`() {
    let settings = EngineSettings(contextTokens: 512, slots: 4, threads: 0)
    let plain = [
      "-m", "f", "--host", "127.0.0.1", "--port", "9", "-c", "2048", "-np", "4", "-t", "1",
    ]
    #expect(settings.arguments(model: "f", port: 9, listed: []) == plain)
    #expect(
      settings.arguments(model: "f", port: 9, listed: ["--slots", "-lv", "--cache-ram", "-x"])
        == plain + ["--slots", "-lv", "4", "--cache-ram", "0"])
  }

  @Test func `a core is left for those who ask, where there are more than two`() {
    #expect([0, 1, 2, 3, 8].map { EngineSettings.usualThreads(cores: $0) } == [1, 1, 2, 2, 7])
  }

  @Test func `buffers are read out of the log`() {
    let log = """
      0.01.2 I load_tensors:   CPU_Mapped model buffer size =     0.14 MiB
      load_tensors:   CPU_REPACK model buffer size =  3204.00 MiB
      llama_kv_cache:        CPU KV buffer size =     0.50 MiB
      sched_reserve:      CUDA0 compute buffer size =     3.14 MiB
      buffer size = 1 MiB
      x model buffer size = many MiB
      """
    let buffers = EngineBuffer.read(log)
    #expect(buffers.map(\.place) == ["CPU_Mapped", "CPU_REPACK", "CPU", "CUDA0"])
    #expect(buffers.map(\.purpose) == ["model", "model", "KV", "compute"])
    #expect(buffers.map(\.bytes) == [146_801, 3_359_637_504, 524_288, 3_292_529])
    #expect(buffers.map(\.isOnProcessor) == [true, true, true, false])
  }
}
