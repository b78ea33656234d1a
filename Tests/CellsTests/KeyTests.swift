import Cells
import Testing

@Suite struct KeyTests {
  @Test(arguments: [
    (Key.character("a"), "a"), (.character(" "), "Space"), (.control("r"), "Ctrl-R"),
    (.pageDown, "PgDn"), (.shiftLeft, "Shift-←"), (.function(1), "F1"), (.backTab, "Shift-Tab"),
    (.escape, "Esc"), (.paste("x"), "paste"),
  ])
  func `a key has a printed name`(key: Key, name: String) {
    #expect(key.name() == name)
  }

  @Test func `an arrow is named in words where only ASCII is drawn`() {
    #expect(Key.shiftRight.name(in: .ascii) == "Shift-Right")
    #expect(Key.up.name(in: .ascii) == "Up")
  }
}
