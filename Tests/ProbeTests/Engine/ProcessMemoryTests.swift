import Foundation
import Testing

@testable import Probe

@Suite struct ProcessMemoryTests {
  @Test func `memory is read out of a status file`() {
    let status = """
      Name:\tllama (x) kB
      VmHWM:\t  300 kB
      RssAnon:\t  100 kB
      RssFile:\t  150 kB
      Threads:\t4
      """
    let expected = ProcessMemory(
      anonymousBytes: 102_400, mappedBytes: 153_600, peakBytes: 307_200)
    #expect(ProcessMemory.parse(status: status) == expected)
  }

  @Test func `a kernel thread has no memory to tell of`() {
    #expect(ProcessMemory.parse(status: "Name:\tkworker\nThreads:\t1\n") == nil)
    #expect(ProcessMemory.of(processID: 0) == nil)
    #expect(ProcessMemory.of(processID: .max) == nil)
  }

  @Test func `faults are found behind a name with spaces and brackets`() {
    #expect(ProcessMemory.majorFaults(stat: "7 (a) b (c) S 1 7 7 0 -1 4 120 0 35 0 9 8") == 35)
    #expect(ProcessMemory.majorFaults(stat: "7 (a) S 1") == nil)
    #expect(ProcessMemory.majorFaults(stat: "") == nil)
  }

  @Test func `this process knows its own memory and time`() throws {
    let memory = try #require(ProcessMemory.of(processID: getpid()))
    #expect(memory.anonymousBytes > 0 && memory.mappedBytes > 0)
    #expect(memory.processorSeconds ?? 0 > 0)
  }

  @Test func `sockets that wait at a loopback port are found by user`() {
    let table = """
        sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout
         0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000 0 11 1
         1: 00000000:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000 0 12 1
         2: 0100007F:1F90 0100007F:C000 01 00000000:00000000 00:00000000 00000000  1000 0 13 1
         3: 0100A8C0:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000 0 14 1
         4: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1001 0 15 1
         5: 0100007F:1F91 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000 0 16 1
         6: 00000000000000000000000001000000:1F90 0:0 0A 0:0 0:0 0  1000 0 17 1
         7: 0000000000000000FFFF00000100007F:1F90 0:0 0A 0:0 0:0 0  1000 0 18 1
         8: 0000000000000000FFFF00000100A8C0:1F90 0:0 0A 0:0 0:0 0  1000 0 19 1
      garbage
      """
    let found = ListeningProcess.listening(port: 8080, userID: 1000, in: table)
    #expect(found == ["11", "12", "17", "18"])
  }
}
