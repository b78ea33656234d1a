/// Where a text that is too long loses its cells.
public enum CutPlace: Hashable, Sendable {
  /// At the end: `Mistral-Sma…`.
  case end
  /// In the middle, for names that differ only at the end: `mconcat/Qw…-27B`.
  case middle
}

/// The side of its field on which a text stands.
public enum Alignment: Hashable, Sendable {
  /// Text and names.
  case left
  /// Numbers.
  case right
}

extension TextMetrics {
  /// The text cut to a width, with the cut marked; never cuts a character of two cells in half.
  ///
  /// **Shape** the result is at most `width` cells; where not even the mark fits, it is what fits
  /// of the mark.
  public func clipped(_ text: String, to width: Int, at place: CutPlace = .end) -> String {
    let all = Array(units(text))
    if all.reduce(0, { $0 + $1.width }) <= width { return joined(all) }
    let room = width - cellWidth(cut)
    guard room > 0 else { return joined(prefix(Array(units(cut)), width)) }
    let tail = place == .middle ? suffix(all, room / 2) : []
    let head = prefix(all, room - tail.reduce(0) { $0 + $1.width })
    return joined(head) + cut + joined(tail)
  }

  /// The text in a field of exactly `width` cells, cut if too long.
  public func padded(
    _ text: String, to width: Int, _ alignment: Alignment = .left, cutAt place: CutPlace = .end
  ) -> String {
    let shown = clipped(text, to: width, at: place)
    let blanks = String(repeating: " ", count: max(0, width - cellWidth(shown)))
    return alignment == .left ? shown + blanks : blanks + shown
  }

  /// The text in lines of at most `width` cells, broken at blanks, and inside a word only when the
  /// word alone is too long: behind a hyphen if there is one, and in a number last of all.
  ///
  /// **Shape** a line feed ends a paragraph; an empty text is one empty line; a width below 1
  /// counts as 1. A character of two cells in a width of 1 is shown as `?`.
  public func wrapped(_ text: String, to width: Int) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .flatMap { wrappedParagraph(String($0), to: max(1, width)) }
  }

  private func wrappedParagraph(_ text: String, to width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var lineWidth = 0
    for word in words(of: text) {
      var units = word[...]
      var wordWidth = word.reduce(0) { $0 + $1.width }
      let gap = line.isEmpty ? 0 : 1
      if lineWidth + gap + wordWidth <= width {
        line += String(repeating: " ", count: gap) + joined(units)
        lineWidth += gap + wordWidth
        continue
      }
      if !line.isEmpty { lines.append(line) }
      while wordWidth > width {
        let fitting = prefix(Array(units), width).count
        let taken = max(1, breakPlace(Array(units), atMost: fitting))
        lines.append(fitting == 0 ? "?" : joined(units.prefix(taken)))
        wordWidth -= units.prefix(taken).reduce(0) { $0 + $1.width }
        units = units.dropFirst(taken)
      }
      line = joined(units)
      lineWidth = wordWidth
    }
    if !line.isEmpty || lines.isEmpty { lines.append(line) }
    return lines
  }

  /// The least width at which no line of a wrapped text breaks a word but behind a hyphen.
  public func leastWidth(_ text: String) -> Int {
    text.split(separator: "\n").flatMap { words(of: String($0)) }.map { word in
      var widest = 0
      var piece = 0
      for (place, unit) in word.enumerated() {
        piece += unit.width
        widest = max(widest, piece)
        if isBreak(word, behind: place + 1) { piece = 0 }
      }
      return widest
    }.max() ?? 0
  }

  /// Whether a word may be broken before a place: behind a hyphen, but not behind one between numbers,
  /// as in a date, nor behind the sign of one.
  private func isBreak(_ word: [TextUnit], behind place: Int) -> Bool {
    guard place > 1, place < word.count, word[place - 1].text == "-" else { return false }
    guard let next = word[place].text.first, Self.isDigit(next) else { return true }
    // `Qwen3-235B` are two words, `2026-04` is one number.
    let former = word[..<(place - 1)].last { unit in
      unit.text.first.map { !Self.isDigit($0) } ?? true
    }
    return former?.text.first?.isLetter ?? false
  }

  /// Whether a word is an address of the web: `https://…`.
  private func isAddress(_ word: [TextUnit]) -> Bool {
    word.indices.dropLast(2).contains { place in
      word[place].text == ":" && word[place + 1].text == "/" && word[place + 2].text == "/"
    }
  }

  /// Where a word that is too long is broken: behind its last hyphen that fits, else before a number
  /// that does not fit whole, else anywhere.
  private func breakPlace(_ word: [TextUnit], atMost limit: Int) -> Int {
    guard limit < word.count else { return word.count }
    // An address is copied as it stands; a hyphen at the end of its line would read as its own.
    if isAddress(word) { return limit }
    if let hyphen = (0...limit).last(where: { isBreak(word, behind: $0) }) { return hyphen }
    func isDigit(_ place: Int) -> Bool { word[place].text.first.map(Self.isDigit) ?? false }
    var place = limit
    guard place > 0, isDigit(place), isDigit(place - 1) else { return limit }
    while place > 0, isDigit(place - 1) { place -= 1 }
    return place > 0 ? place : limit
  }

  private func words(of text: String) -> [[TextUnit]] {
    Array(units(text)).split(whereSeparator: \.isBlank).map(Array.init)
  }

  private func prefix(_ units: [TextUnit], _ width: Int) -> [TextUnit] {
    var left = width
    return Array(
      units.prefix { unit in
        left -= unit.width
        return left >= 0
      })
  }

  private func suffix(_ units: [TextUnit], _ width: Int) -> [TextUnit] {
    prefix(units.reversed(), width).reversed()
  }

  private func joined(_ units: some Sequence<TextUnit>) -> String {
    units.reduce(into: "") { $0 += $1.text }
  }
}

extension TextMetrics {
  /// The text cut at its end so that no number and no range is cut: digits the cut would fall between
  /// go whole, and so does a range in brackets, before its unit does.
  public func clippedKeepingNumbers(_ text: String, to width: Int) -> String {
    let whole = harmless(text)
    let shown = clipped(text, to: width)
    guard shown != whole, shown.hasSuffix(cut) else { return shown }
    var head = shown.dropLast(cut.count)
    let rest = whole.dropFirst(head.count)
    if let opening = head.lastIndex(of: "["), !head[opening...].contains("]"),
      let closing = whole.firstIndex(of: "]"), whole[..<closing].contains(where: Self.isDigit)
    {
      let range = String(whole[...closing])
      if cellWidth(range) <= width { return range }
      head = head[..<opening]
      while head.last == " " { head.removeLast() }
      // Right behind a number the mark would look as if digits were cut.
      let marked = head + " " + cut
      return cellWidth(marked) <= width ? marked : String(head)
    }
    guard let last = head.last, let next = rest.first, Self.isDigit(last), Self.isDigit(next) else {
      return shown
    }
    while let last = head.last, Self.isDigit(last) { head.removeLast() }
    return head + cut
  }

  private static func isDigit(_ character: Character) -> Bool {
    character.isASCII && (character.isNumber || character == "." || character == ",")
  }
}
