-- Times are whole seconds since 1970-01-01 UTC; days are text like 2026-11-20, in China.
-- Words that are stored for an enumerator are the identifiers of shared/.

CREATE TABLE unit (
    id        TEXT NOT NULL PRIMARY KEY, -- the administrative code where there is one: 420100
    parent_id TEXT REFERENCES unit (id),
    level     TEXT NOT NULL CHECK (level IN ('bureau', 'detachment', 'brigade')),
    name_zh   TEXT NOT NULL CHECK (name_zh <> ''),
    name_en   TEXT NOT NULL CHECK (name_en <> ''),
    CHECK (parent_id <> id),
    CHECK (level = 'bureau' OR parent_id IS NOT NULL)
) STRICT;

CREATE INDEX unit_parent ON unit (parent_id);

CREATE TABLE code (
    code            TEXT NOT NULL PRIMARY KEY CHECK (length(code) = 17),
    module          TEXT NOT NULL CHECK (module IN ('law_enforcement', 'service', 'accident_handling', 'driving_test')),
    unit_id         TEXT NOT NULL REFERENCES unit (id),
    document_type   TEXT NOT NULL, -- this and the number are empty for a code at a place
    document_number TEXT NOT NULL,
    handled_at      INTEGER,
    place           TEXT NOT NULL,
    officers        TEXT NOT NULL, -- for the unit that verifies; never shown to who holds the code
    created_at      INTEGER NOT NULL,
    revoked_at      INTEGER,
    CHECK ((document_type = '') = (document_number = ''))
) STRICT;

CREATE INDEX code_unit ON code (unit_id);

CREATE TABLE evaluation (
    id                INTEGER NOT NULL PRIMARY KEY,
    receipt           TEXT NOT NULL UNIQUE,
    submission_hash   BLOB NOT NULL UNIQUE CHECK (length(submission_hash) = 32), -- a retry finds its first row here
    secret_hash       BLOB NOT NULL CHECK (length(secret_hash) = 32),
    code              TEXT NOT NULL REFERENCES code (code),
    catalogue_version INTEGER NOT NULL CHECK (catalogue_version > 0),
    language          TEXT NOT NULL CHECK (language IN ('zh-CN', 'en')),
    agreed_at         INTEGER NOT NULL,
    satisfaction      TEXT NOT NULL CHECK (satisfaction IN ('satisfied', 'dissatisfied', 'other')),
    statement         TEXT NOT NULL,
    received_at       INTEGER NOT NULL,
    due_date          TEXT,    -- these three are NULL when no reply is owed
    due_working_days  INTEGER CHECK (due_working_days > 0),
    due_provisional   INTEGER CHECK (due_provisional IN (0, 1)),
    CHECK ((due_date IS NULL) = (satisfaction <> 'dissatisfied')),
    CHECK ((due_date IS NULL) = (due_working_days IS NULL)),
    CHECK ((due_date IS NULL) = (due_provisional IS NULL))
) STRICT;

CREATE INDEX evaluation_code ON evaluation (code);
CREATE INDEX evaluation_received ON evaluation (received_at);

CREATE TABLE evaluation_situation (
    evaluation_id INTEGER NOT NULL REFERENCES evaluation (id),
    position      INTEGER NOT NULL CHECK (position >= 0), -- as they were sent, from 0
    situation     TEXT NOT NULL CHECK (situation <> ''),
    PRIMARY KEY (evaluation_id, position),
    UNIQUE (evaluation_id, situation)
) STRICT;
