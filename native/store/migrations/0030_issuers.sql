-- Systems that print documents and fetch their codes through the API (docs/issuers.md).
CREATE TABLE issuer (
    id         INTEGER NOT NULL PRIMARY KEY,
    name       TEXT NOT NULL UNIQUE CHECK (name <> ''),
    unit_id    TEXT NOT NULL REFERENCES unit (id), -- it issues for this unit and those below
    key_hash   BLOB NOT NULL UNIQUE CHECK (length(key_hash) = 32),
    made_at    INTEGER NOT NULL,
    revoked_at INTEGER
) STRICT;

-- What each has asked for.
CREATE TABLE issuer_batch (
    id        INTEGER NOT NULL PRIMARY KEY,
    issuer_id INTEGER NOT NULL REFERENCES issuer (id),
    at        INTEGER NOT NULL,
    created   INTEGER NOT NULL CHECK (created >= 0),
    known     INTEGER NOT NULL CHECK (known >= 0),
    refused   INTEGER NOT NULL CHECK (refused >= 0)
) STRICT;

CREATE INDEX issuer_batch_issuer ON issuer_batch (issuer_id, at);

ALTER TABLE code ADD COLUMN issuer_id INTEGER REFERENCES issuer (id); -- NULL: issued here
