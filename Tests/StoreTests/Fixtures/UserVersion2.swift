/// A database as version 2 of the tables left it, written out by SQLite's `.dump`: one of version 1,
/// brought up, with a run whose program is gone.
///
/// Never edited: files like this are in people's homes.
enum UserVersion2 {
  static let dump = #"""
    PRAGMA application_id = 1466394709;
    PRAGMA user_version = 2;
    PRAGMA foreign_keys=OFF;
    BEGIN TRANSACTION;
    CREATE TABLE scenario (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE COLLATE NOCASE CHECK (name <> ''),
      head INTEGER NOT NULL REFERENCES edit (id) DEFERRABLE INITIALLY DEFERRED,
      updated TEXT NOT NULL,
      newest_revision INTEGER NOT NULL
    ) STRICT;
    INSERT INTO scenario VALUES(1,'Code review',1,'2026-08-01T08:00:00Z',1);
    INSERT INTO scenario VALUES(2,'Support chat',6,'2026-08-03T09:00:00Z',2);
    CREATE TABLE document (
      id INTEGER PRIMARY KEY,
      scenario INTEGER NOT NULL REFERENCES scenario (id) ON DELETE CASCADE,
      body TEXT NOT NULL
    ) STRICT;
    INSERT INTO document VALUES(1,1,replace('title = "Code review"\n','\n',char(10)));
    INSERT INTO document VALUES(2,1,'[]');
    INSERT INTO document VALUES(3,1,'[]');
    INSERT INTO document VALUES(4,2,replace('title = "Support chat"\n','\n',char(10)));
    INSERT INTO document VALUES(5,2,'[]');
    INSERT INTO document VALUES(6,2,'[]');
    INSERT INTO document VALUES(7,2,replace('title = "Support chat"\nprice = 2\n','\n',char(10)));
    INSERT INTO document VALUES(8,2,'[["example/alpha-7b",null],["example/beta-70b",null]]');
    INSERT INTO document VALUES(9,2,'[["example/alpha-7b","acme/fp8"]]');
    INSERT INTO document VALUES(10,2,'{"title":"Which model answers"}');
    CREATE TABLE edit (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      scenario INTEGER NOT NULL REFERENCES scenario (id) ON DELETE CASCADE,
      parent INTEGER REFERENCES edit (id) DEFERRABLE INITIALLY DEFERRED,
      title TEXT NOT NULL,
      made TEXT NOT NULL,
      revision INTEGER NOT NULL,
      needs INTEGER NOT NULL REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED,
      marks INTEGER NOT NULL REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED,
      shortlist INTEGER NOT NULL REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED,
      draft INTEGER REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED
    ) STRICT;
    INSERT INTO edit VALUES(1,1,NULL,'','2026-08-01T08:00:00Z',1,1,2,3,NULL);
    INSERT INTO edit VALUES(2,2,NULL,'','2026-08-01T09:00:00Z',1,4,5,6,NULL);
    INSERT INTO edit VALUES(3,2,2,'price 2','2026-08-02T09:00:00Z',2,7,5,6,NULL);
    INSERT INTO edit VALUES(4,2,3,'mark','2026-08-02T09:01:00Z',2,7,8,6,NULL);
    INSERT INTO edit VALUES(5,2,4,'shortlist','2026-08-02T09:02:00Z',2,7,8,9,NULL);
    INSERT INTO edit VALUES(6,2,5,'draft','2026-08-02T09:03:00Z',2,7,8,9,10);
    INSERT INTO edit VALUES(7,2,6,'drop the draft','2026-08-02T09:04:00Z',2,7,8,9,NULL);
    CREATE TABLE last_opened (
      only INTEGER PRIMARY KEY CHECK (only = 1),
      scenario INTEGER NOT NULL REFERENCES scenario (id) ON DELETE CASCADE
    ) STRICT;
    INSERT INTO last_opened VALUES(1,2);
    CREATE TABLE probe_run (
      id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
      kind TEXT NOT NULL,
      created TEXT NOT NULL,
      served_model TEXT NOT NULL,
      catalog_id TEXT,
      endpoint TEXT NOT NULL,
      body TEXT NOT NULL
    , status TEXT NOT NULL DEFAULT 'complete', holder TEXT, identity TEXT, device TEXT) STRICT;
    INSERT INTO probe_run VALUES('run-1','server','2026-08-02','alpha-7b','example/alpha-7b','127.0.0.1:8080','{"metrics":{}}','complete',NULL,'by name','{"declared":"workstation"}');
    INSERT INTO probe_run VALUES('run-2','latency','2026-08-04','alpha-7b','example/alpha-7b','127.0.0.1:8080','{}','running','0-0:1:1',NULL,NULL);
    CREATE TABLE probe_label (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      run TEXT NOT NULL REFERENCES probe_run (id) ON DELETE CASCADE,
      item TEXT NOT NULL,
      made TEXT NOT NULL,
      body TEXT NOT NULL
    ) STRICT;
    INSERT INTO probe_label VALUES(1,'run-1','item-1','2026-08-02','{"label":"answered"}');
    INSERT INTO probe_label VALUES(2,'run-1','item-1','2026-08-03','{"label":"refused"}');
    CREATE TABLE setting (
      key TEXT NOT NULL PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    INSERT INTO setting VALUES('theme','paper');
    CREATE TABLE probe_sample (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      run TEXT NOT NULL REFERENCES probe_run (id) ON DELETE CASCADE,
      phase TEXT NOT NULL,
      place INTEGER NOT NULL,
      body TEXT NOT NULL
    ) STRICT;
    INSERT INTO probe_sample VALUES(1,'run-2','first-token',0,'{"a":1}');
    INSERT INTO probe_sample VALUES(2,'run-2','first-token',1,'{"a":2}');
    DELETE FROM sqlite_sequence;
    INSERT INTO sqlite_sequence VALUES('edit',7);
    INSERT INTO sqlite_sequence VALUES('probe_label',2);
    INSERT INTO sqlite_sequence VALUES('probe_sample',2);
    CREATE INDEX document_by_scenario ON document (scenario);
    CREATE INDEX edit_by_scenario ON edit (scenario);
    CREATE INDEX edit_by_parent ON edit (parent);
    CREATE INDEX edit_by_needs ON edit (needs);
    CREATE INDEX edit_by_marks ON edit (marks);
    CREATE INDEX edit_by_shortlist ON edit (shortlist);
    CREATE INDEX edit_by_draft ON edit (draft);
    CREATE INDEX probe_run_by_created ON probe_run (created);
    CREATE INDEX probe_label_by_run ON probe_label (run);
    CREATE INDEX probe_sample_by_run ON probe_sample (run);
    COMMIT;
    """#
}
