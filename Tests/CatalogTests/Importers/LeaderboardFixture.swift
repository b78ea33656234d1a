import Catalog

/// A small catalog with benchmarks, names and the mappings of tests.
enum LeaderboardFixture {
  static let catalogFiles: [CatalogFile] =
    [
      CatalogFile(
        path: "sources.toml",
        text: ["board", "other"].map {
          "[\($0)]\ntitle = \"\($0)\"\nretrieved = 2026-01-01\nlicense = \"mit\"\n"
            + "tier = \"primary\"\n\n"
        }.joined()),
      CatalogFile(
        path: "model-aliases.toml",
        text: "[aliases]\nalpha = [\"example/Alpha\"]\n\"copy/Alpha\" = [\"example/Alpha\"]\n"),
      benchmark("quiz", "unit = \"%\"\nminimum = 0\nmaximum = 100\nedition = \"v2\""),
      benchmark("part", "unit = \"%\"\nminimum = 0\nmaximum = 100"),
      benchmark(
        "duel", "unit = \"Elo\"",
        """
        [[results]]
        model = "example/Beta"
        score = 1000
        mode = "thinking"
        kind = "independent"
        label = "beta-think"
        s = "board"

        """),
    ] + ["Alpha", "Beta", "Gamma"].map(model)

  static let catalog = ImportCatalog(CatalogReader.read(catalogFiles).records)

  static func benchmark(_ id: String, _ more: String, _ results: String = "") -> CatalogFile {
    CatalogFile(
      path: "benchmarks/\(id).toml",
      text: "id = \"\(id)\"\nname = \"\(id)\"\nbetter = \"up\"\n\(more)\n\(results)")
  }

  static func model(_ name: String) -> CatalogFile {
    CatalogFile(
      path: "models/example/\(name).toml",
      text: "id = \"example/\(name)\"\nstatus = \"listed\"\nkinds = [\"chat\"]\n")
  }

  static func mapping(whole text: String, name: String = "board") throws -> LeaderboardMapping {
    try LeaderboardMapping(reading: Array(text.utf8), name: name)
  }

  /// A mapping with one score; what is given replaces or adds to it.
  static func mapping(
    score: String = "benchmark = \"quiz\"\ncolumn = \"s\"\nunit = \"percent\"\n",
    _ more: String = ""
  ) throws -> LeaderboardMapping {
    try mapping(
      whole:
        "title = \"Board\"\nsource = \"board\"\nformat = \"csv\"\nmodel = \"m\"\n"
        + "kind = \"independent\"\n\(more)\n[[scores]]\n\(score)")
  }

  static func run(
    _ text: String, _ mappings: [LeaderboardMapping], name: String = "board.csv",
    date: CalendarDate? = nil, catalog: ImportCatalog = catalog
  ) throws(ImportProblem) -> ImportOutcome {
    try LeaderboardImporter().read(
      ImportInput(bytes: Array(text.utf8), name: name, date: date, mappings: mappings),
      against: catalog)
  }
}
