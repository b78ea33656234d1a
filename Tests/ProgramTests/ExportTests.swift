import Foundation
import Testing

/// Exports of the built program, on a disk of their own.
struct ExportTests {
  private static let everything = "json,adr,html,svg,csv,exclusions"

  /// A program with a decision that is exported twice, into `a` and, changed, into `b`.
  private static func program() throws -> (program: Program, stem: String) {
    let program = try Program()
    _ = try program.run("needs", "--preset", "eu-product")
    _ = try program.run("decide", "--choose", "deepseek-ai/DeepSeek-V3", "--title", "Bot")
    let first = try program.run("export", "--format", everything, "--out", "a")
    try #require(first.status == 0, "\(first.errors)")
    _ = try program.run("decide", "--because", "somebody asked again")
    _ = try program.run("export", "--format", everything, "--out", "b")
    return (program, "0001-bot")
  }

  private static func files(_ folder: URL) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      files[name] = try Data(contentsOf: folder.appending(path: name))
    }
    return files
  }

  @Test func `a record alone gives all its files again, byte by byte`() throws {
    let (program, stem) = try Self.program()
    let before = try Self.files(program.home.appending(path: "a"))
    #expect(before.keys.contains(stem + "-contributions.svg"))
    for name in before.keys where !name.hasSuffix(".json") {
      try FileManager.default.removeItem(at: program.home.appending(path: "a/" + name))
    }
    // Without a catalog or a store: all of it is in the record.
    var alone = program
    alone.environment["WEIGH_CATALOG"] = "/nowhere"
    alone.environment["XDG_DATA_HOME"] = "/nowhere"
    let again = try alone.run("export", "--from", "a/\(stem).json", "--format", Self.everything)
    #expect(again.status == 0, "\(again.errors)")
    #expect(again.output.contains("a/\(stem).json (unchanged)\n"))
    #expect(try Self.files(program.home.appending(path: "a")) == before)
  }

  @Test func `what was edited by hand is replaced only by its name`() throws {
    let (program, stem) = try Self.program()
    let page = program.home.appending(path: "a/\(stem).md")
    let text = try String(contentsOf: page, encoding: .utf8)
    let record = "b/\(stem).json"
    let older = try program.run("export", "--from", record, "--out", "a")
    #expect(older.status == 73)
    #expect(
      older.errors == "weigh: 'a/\(stem).json' is there already and differs; nothing was written. "
        + "To replace it: --force.\n")
    try (text + "By hand.\n").write(to: page, atomically: true, encoding: .utf8)
    let edited = try program.run("export", "--from", record, "--out", "a", "--force")
    #expect(edited.status == 73)
    #expect(
      edited.errors == "weigh: 'a/\(stem).md' is not as Weigh wrote it: it was edited by hand, or "
        + "made by another program; nothing was written. "
        + "To replace it all the same: --force-file '\(stem).md'.\n")
    #expect(try String(contentsOf: page, encoding: .utf8) == text + "By hand.\n")
    let named = try program.run(
      "export", "--from", record, "--out", "a", "--force", "--force-file", "\(stem).md")
    #expect(named.status == 0, "\(named.errors)")
    #expect(
      try Data(contentsOf: page) == Data(contentsOf: program.home.appending(path: "b/\(stem).md")))
  }

  @Test func `an export that was killed leaves whole files, and the next one finishes`() throws {
    let (program, stem) = try Self.program()
    let versions = try ["a", "b"].map { try Self.files(program.home.appending(path: $0)) }
    // 110 kills at seeded moments, up to a third beyond the usual end or in the midst of writing, of
    // two records in turn, in two folders side by side; after each one what can be seen is kept. It
    // takes some seconds, for that is what it is about.
    let script = """
      hit() {
        RANDOM=$1; mkdir -p out$1
        for i in $(seq 55); do
          version=a; [ $((RANDOM % 2)) = 0 ] && version=b
          "$WEIGH" export -q --from $version/\(stem).json --out out$1 \
            --force --format \(Self.everything) >/dev/null 2>>errors$1 & pid=$!
          after=$((RANDOM * $2 / 32768))
          if [ $((RANDOM % 2)) = 0 ]; then
            # However long a start takes: from the first change in the folder on.
            seen=$(ls -Ai out$1)
            while kill -0 $pid 2>/dev/null && [ "$(ls -Ai out$1)" = "$seen" ]; do :; done
            after=$((after % 8))
          fi
          sleep $(printf '%d.%03d' $((after / 1000)) $((after % 1000)))
          kill -KILL $pid 2>/dev/null; wait $pid 2>/dev/null
          mkdir -p seen/$1-$i; cp out$1/* seen/$1-$i/ 2>/dev/null
        done
      }
      begin=$(date +%s%N)
      "$WEIGH" export -q --from a/\(stem).json --out whole --format \(Self.everything) >/dev/null
      span=$((($(date +%s%N) - begin) / 750000 + 2)); [ $span -gt 5000 ] && span=5000
      hit 1 $span & hit 2 $span & wait
      true
      """
    #expect(try program.shell(script).status == 0)
    var kept = 0
    for folder in try FileManager.default.contentsOfDirectory(
      at: program.home.appending(path: "seen"), includingPropertiesForKeys: nil)
    {
      for (name, bytes) in try Self.files(folder) {
        kept += 1
        #expect(versions.contains { $0[name] == bytes }, "\(folder.lastPathComponent)/\(name)")
      }
    }
    #expect(kept > 0)
    for number in 1...2 {
      let errors = program.home.appending(path: "errors\(number)")
      #expect(try !String(contentsOf: errors, encoding: .utf8).contains("weigh:"))
      let end = try program.run(
        "export", "--from", "a/\(stem).json", "--out", "out\(number)", "--force", "--format",
        Self.everything)
      #expect(end.status == 0, "\(end.errors)")
      #expect(try Self.files(program.home.appending(path: "out\(number)")) == versions[0])
    }
  }

  @Test func `the schemas of records and shortlists are printed, without a catalog or a store`()
    throws
  {
    var program = try Program()
    program.environment["WEIGH_CATALOG"] = "/nowhere"
    program.environment["XDG_DATA_HOME"] = "/nowhere"
    for (kind, number) in [("decision", 2), ("shortlist", 1)] {
      let printed = try program.run("export", "--schema", kind)
      #expect(printed.status == 0, "\(printed.errors)")
      #expect(printed.output.contains("\"$id\": \"urn:weigh:schema:\(kind):\(number)\""))
      let document = try JSONSerialization.jsonObject(with: Data(printed.output.utf8))
      #expect((document as? [String: Any])?["type"] as? String == "object")
    }
    let misspelled = try program.run("export", "--schema", "decisions")
    #expect(misspelled.status == 64)
    #expect(
      misspelled.errors == "weigh: there is no schema 'decisions'; there are decision and "
        + "shortlist. Did you mean 'decision'?\n")
    let written = try program.run("export", "--schema", "decision", "--out", "a")
    #expect(written.status == 64)
    #expect(
      written.errors == "weigh: '--schema' prints to standard output and reads no record. "
        + "Leave out --from and --out.\n")
  }

  @Test func `exports at the same time never take the same number`() throws {
    let program = try Program()
    _ = try program.run("needs", "--preset", "eu-product")
    _ = try program.run("decide", "--choose", "deepseek-ai/DeepSeek-V3")
    // Printed, a record has no number yet.
    let script = """
      for i in 1 2 3 4 5 6; do
        "$WEIGH" decide -q --title "Bot $i" >/dev/null
        "$WEIGH" export -q --format json --out - > free$i.json
      done
      for i in 1 2 3 4 5 6; do "$WEIGH" export -q --from free$i.json --out n >/dev/null & done
      wait; ls -A n
      """
    let listed = try program.shell(script).output.split(separator: "\n").map(String.init)
    let records = listed.filter { $0.hasSuffix(".json") }
    #expect(listed.count == 12, "\(listed)")
    #expect(records.map { $0.prefix(4) } == ["0001", "0002", "0003", "0004", "0005", "0006"])
  }

  @Test func `a disk that takes no more, a folder and a file in the way are told in a sentence`()
    throws
  {
    let (program, stem) = try Self.program()
    let record = "a/\(stem).json"
    // The largest file may have one block: writing fails as on a full disk.
    let full = try program.shell(
      """
      trap '' XFSZ; ulimit -f 1
      exec "$WEIGH" export --from \(record) --out full 2>&1 >/dev/null
      """)
    #expect(full.status == 73)
    #expect(full.output.contains("weigh: cannot write 'full/\(stem)."))
    #expect(full.output.hasSuffix("; nothing half-written is left.\n"))
    #expect(try Self.files(program.home.appending(path: "full")).isEmpty)

    try FileManager.default.createDirectory(
      at: program.home.appending(path: "taken/\(stem).md"), withIntermediateDirectories: true)
    let taken = try program.run("export", "--from", record, "--out", "taken", "--force")
    #expect(taken.status == 73)
    #expect(
      taken.errors == "weigh: 'taken/\(stem).md' is a folder; nothing was written. "
        + "Move it away, or name another folder: --out FOLDER.\n")

    let file = try program.file("file", "")
    let inside = try program.run("export", "--from", record, "--out", "\(file)/in")
    #expect(inside.status == 73)
    #expect(inside.errors.contains("a file stands where a folder must; nothing was written."))
  }

  @Test func `a changed record, an unknown shape and several formats at once are refused`() throws {
    let (program, stem) = try Self.program()
    let record = program.home.appending(path: "a/\(stem).json")
    let text = try String(contentsOf: record, encoding: .utf8)
    _ = try program.file(
      "changed.json", text.replacing("\"title\": \"Bot\"", with: "\"title\": \"Bat\""))
    let changed = try program.run("export", "--from", "changed.json")
    #expect(changed.status == 65)
    #expect(changed.errors.contains("changed after Weigh wrote it"))
    #expect(try program.run("export", "--from", "a/\(stem).json", "--madr", "3").status == 64)
    #expect(try program.run("export", "--from", "nothing.json").status == 66)
    let several = try program.run("export", "--from", "a/\(stem).json", "--out", "-")
    #expect(several.status == 64)
    let table = try program.run(
      "export", "--from", "a/\(stem).json", "--format", "csv", "--out", "-")
    #expect(
      table.output
        == (try String(
          contentsOf: record.deletingPathExtension()
            .appendingPathExtension("csv"), encoding: .utf8)))
    let older = try program.run(
      "export", "--from", "a/\(stem).json", "--format", "adr", "--madr", "2", "--out", "-")
    #expect(older.output.hasPrefix("# Bot\n\n* Status: proposed\n* Date: "))
  }
}
