import Glibc
import Testing

@testable import Terminal

@Suite struct MailboxTests {
  @Test func `messages come in order and wake the loop once`() throws {
    let pipe = try WakePipe()
    defer { pipe.close() }
    let mailbox = Mailbox<Int>()
    mailbox.post(1)
    mailbox.setWakeDescriptor(pipe.writeEnd)
    mailbox.post(2)
    #expect(bytes(in: pipe) == 1)
    #expect(mailbox.take() == [1, 2])
    #expect(mailbox.take() == [])
    mailbox.post(3)
    #expect(bytes(in: pipe) == 1)
    mailbox.setWakeDescriptor(nil)
    #expect(mailbox.take() == [3])
    mailbox.post(4)
    #expect(bytes(in: pipe) == 0)
  }

  @Test func `no message is lost among threads`() async {
    let mailbox = Mailbox<Int>()
    let received = await withTaskGroup(of: Void.self, returning: [Int].self) { group in
      for task in 0..<8 {
        group.addTask { for number in 0..<500 { mailbox.post(task * 500 + number) } }
      }
      var received: [Int] = []
      for await _ in group { received += mailbox.take() }
      return received + mailbox.take()
    }
    #expect(received.sorted() == Array(0..<4000))
  }

  private func bytes(in pipe: WakePipe) -> Int {
    var bytes = [UInt8](repeating: 0, count: 16)
    return max(0, read(pipe.readEnd, &bytes, bytes.count))
  }
}
