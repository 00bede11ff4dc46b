"""The tables of the audit's file."""

SCHEMA = """
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL);

CREATE TABLE IF NOT EXISTS sources (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, state TEXT NOT NULL DEFAULT 'waiting',
  kind TEXT NOT NULL DEFAULT '', host TEXT NOT NULL DEFAULT '', title TEXT NOT NULL DEFAULT '',
  discloses INTEGER, problem TEXT, advice TEXT);

-- state: waiting, fetched, done, failed, poisoned, same, left-out; place: web, file, warc.
-- final_key tells which addresses are one page; same_as is the target that holds the report.
CREATE TABLE IF NOT EXISTS targets (
  id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL, address TEXT NOT NULL,
  place TEXT NOT NULL, state TEXT NOT NULL, final_url TEXT, final_key TEXT,
  same_as INTEGER REFERENCES targets(id), suspect INTEGER NOT NULL DEFAULT 0,
  error TEXT, problem TEXT, advice TEXT);
CREATE INDEX IF NOT EXISTS targets_by_state ON targets (state, suspect, id);
CREATE INDEX IF NOT EXISTS targets_by_page ON targets (final_key);
CREATE INDEX IF NOT EXISTS targets_by_same ON targets (same_as);

CREATE TABLE IF NOT EXISTS mentions (
  target INTEGER NOT NULL, source INTEGER NOT NULL, written TEXT NOT NULL, words TEXT NOT NULL,
  PRIMARY KEY (target, source)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS codes (
  target INTEGER NOT NULL, source INTEGER NOT NULL, code TEXT NOT NULL,
  PRIMARY KEY (target, source, code)) WITHOUT ROWID;

-- Fetched and not yet analysed.
CREATE TABLE IF NOT EXISTS pages (target INTEGER PRIMARY KEY, content BLOB NOT NULL);

-- report: JSON (schema minecanary/report/1), deflated; figures: JSON for tables and drawings.
CREATE TABLE IF NOT EXISTS reports (
  target INTEGER PRIMARY KEY, band TEXT NOT NULL, score INTEGER, figures TEXT NOT NULL,
  report BLOB NOT NULL);
CREATE INDEX IF NOT EXISTS reports_by_band ON reports (band, score);

CREATE TABLE IF NOT EXISTS handles (
  kind TEXT NOT NULL, value TEXT NOT NULL, target INTEGER NOT NULL,
  PRIMARY KEY (kind, value, target)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS sketches (
  target INTEGER NOT NULL, kind TEXT NOT NULL, sketch BLOB NOT NULL,
  PRIMARY KEY (kind, target)) WITHOUT ROWID;

-- An analyst's word on a page; found again by the page's address in the next audit.
CREATE TABLE IF NOT EXISTS decisions (
  key TEXT PRIMARY KEY, verdict TEXT NOT NULL, note TEXT NOT NULL, made_at TEXT NOT NULL);
"""
