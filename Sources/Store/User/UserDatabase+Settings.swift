internal import GRDB

extension UserDatabase {
  /// What is remembered under a key; `nil` if nothing is.
  public func setting(_ key: String) throws(UserDatabaseError) -> String? {
    try read { database in
      try String.fetchOne(
        database, sql: "SELECT value FROM setting WHERE key = ?", arguments: [key])
    }
  }

  /// Remembers a value under a key, or forgets it.
  public func set(_ key: String, to value: String?) throws(UserDatabaseError) {
    try change { database in
      if let value {
        try database.execute(
          sql: "INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)",
          arguments: [key, value])
      } else {
        try database.execute(sql: "DELETE FROM setting WHERE key = ?", arguments: [key])
      }
    }
  }
}
