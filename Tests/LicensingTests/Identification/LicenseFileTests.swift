import Catalog
import Licensing
import Testing

@Suite struct LicenseFileTests {
  private func file(_ text: String) -> LicenseFile { LicenseFile(bytes: Array(text.utf8)) }

  @Test func `line ends, byte order mark and white space around change the bytes and not the text`()
  {
    let plain = file("Terms of use.\n\nUse it well.\n")
    for text in [
      "Terms of use.\r\n\r\nUse it well.\r\n", "\u{FEFF}Terms of use.\n\nUse it well.\n",
      "  Terms\tof use.\n Use   it\u{00A0}well.", "\n\nTerms of use.\rUse it well.",
    ] {
      #expect(file(text).sha256 != plain.sha256)
      #expect(file(text).normalizedSHA256 == plain.normalizedSHA256)
      #expect(file(text).form == .text)
    }
    #expect(file("terms of use. Use it well.").normalizedSHA256 != plain.normalizedSHA256)
    #expect(file("Terms of use.Use it well.").normalizedSHA256 != plain.normalizedSHA256)
  }

  @Test func `what is no text has no normalized hash`() {
    #expect(file("").form == .empty)
    #expect(file(" \r\n\u{FEFF}".filter { $0 != "\u{FEFF}" }).form == .empty)
    #expect(LicenseFile(bytes: [0x41, 0, 0x42]).form == .binary)
    #expect(LicenseFile(bytes: [0x41, 0xE9]).form == .otherEncoding)
    for bytes: [UInt8] in [[], [0], [0xE9], [0x20, 0x0A]] {
      #expect(LicenseFile(bytes: bytes).normalizedSHA256 == nil)
      #expect(LicenseFile(bytes: bytes).byteCount == bytes.count)
    }
  }

  @Test func `the hash is that of the bytes`() {
    #expect(
      file("abc").sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }
}
