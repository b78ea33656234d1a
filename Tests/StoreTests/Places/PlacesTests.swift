import Store
import Testing

@Suite struct PlacesTests {
  @Test func `a home alone gives the default places`() {
    let places = Places(environment: ["HOME": "/home/u"])
    #expect(places.settingsFile == "/home/u/.config/weigh/config.toml")
    #expect(places.userDatabase == "/home/u/.local/share/weigh/user.sqlite")
    #expect(places.catalog == "/home/u/.local/share/weigh/catalog.sqlite")
    #expect(places.overlayFolder == "/home/u/.local/share/weigh/overlay")
    #expect(places.log == "/home/u/.local/state/weigh/weigh.log")
    #expect(places.cacheFolder == "/home/u/.cache/weigh")
  }

  @Test func `each variable moves its own place and no other`() {
    let places = Places(environment: [
      "HOME": "/home/u", "XDG_CONFIG_HOME": "/c", "XDG_DATA_HOME": "/d/", "XDG_STATE_HOME": "/s",
      "XDG_CACHE_HOME": "/",
    ])
    #expect(places.configFolder == "/c/weigh")
    #expect(places.dataFolder == "/d/weigh")
    #expect(places.stateFolder == "/s/weigh")
    #expect(places.cacheFolder == "/weigh")
    let one = Places(environment: ["HOME": "/home/u", "XDG_DATA_HOME": "/d"])
    #expect(one.configFolder == "/home/u/.config/weigh")
  }

  @Test(arguments: ["", "relative", "./here", "~/data"])
  func `a path that is not absolute counts as not set`(path: String) {
    let places = Places(environment: ["HOME": "/home/u", "XDG_DATA_HOME": path])
    #expect(places.dataFolder == "/home/u/.local/share/weigh")
    #expect(Places(environment: ["HOME": path]).dataFolder == nil)
  }

  @Test func `without a home only places with a variable of their own are known`() {
    let places = Places(environment: ["XDG_STATE_HOME": "/s"])
    #expect(places.log == "/s/weigh/weigh.log")
    #expect(places.userDatabase == nil)
    #expect(places.settingsFile == nil)
  }
}

@Suite struct CatalogPlaceTests {
  private let home = ["HOME": "/home/u"]
  private let own = "/home/u/.local/share/weigh/catalog.sqlite"
  private let installed = "/opt/weigh/share/weigh/catalog.sqlite"

  private func find(
    _ environment: [String: String], option: String? = nil,
    program: String? = "/opt/weigh/bin/weigh",
    present: Set<String>
  ) throws -> String {
    try Places(environment: environment)
      .findCatalog(option: option, program: program, isFile: present.contains)
  }

  @Test func `the option wins over the variable, the variable over what is there`() throws {
    let named = home.merging(["WEIGH_CATALOG": "v.sqlite"]) { $1 }
    #expect(try find(named, option: "o.sqlite", present: [own]) == "o.sqlite")
    #expect(try find(named, present: [own, installed]) == "v.sqlite")
    #expect(try find(home.merging(["WEIGH_CATALOG": ""]) { $1 }, present: [own]) == own)
  }

  @Test func `the user's own catalog wins over the installed one`() throws {
    #expect(try find(home, present: [own, installed]) == own)
    #expect(try find(home, present: [installed]) == installed)
    #expect(try find([:], present: [own, installed]) == installed)
    #expect(try find(home, program: "/weigh", present: [own]) == own)
  }

  @Test func `without any catalog every place looked at is named`() {
    #expect(throws: CatalogFileError.nowhere(searched: [own, installed])) {
      try find(home, present: [])
    }
    #expect(throws: CatalogFileError.nowhere(searched: ["/share/weigh/catalog.sqlite"])) {
      try find([:], program: "/bin/weigh", present: [])
    }
    #expect(throws: CatalogFileError.nowhere(searched: [])) {
      try find([:], program: "weigh", present: [])
    }
  }
}
