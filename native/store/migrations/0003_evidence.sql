-- A photo or video on its way. What is held of it is here and in its file, whole records in the file and the rest
-- here: a byte is acknowledged once this row says that it is held. The row is there before the file is made, and when
-- it goes the file comes into leftover_file.
CREATE TABLE upload (
    id           INTEGER NOT NULL PRIMARY KEY,
    token_hash   BLOB NOT NULL UNIQUE CHECK (length(token_hash) = 32), -- of the id in its address
    secret_hash  BLOB NOT NULL CHECK (length(secret_hash) = 32),
    address_hash BLOB NOT NULL CHECK (length(address_hash) = 32), -- counted together; gone with the row
    code         TEXT NOT NULL REFERENCES code (code),
    size         INTEGER NOT NULL CHECK (size > 0),
    held         INTEGER NOT NULL CHECK (held BETWEEN 0 AND size),
    rest         BLOB NOT NULL, -- sealed; empty when whole records are held
    format       TEXT, -- NULL until enough is held to tell
    content_hash BLOB CHECK (length(content_hash) = 32), -- SHA-256, NULL until all is held
    file_id      BLOB NOT NULL UNIQUE CHECK (length(file_id) = 16),
    key_id       TEXT NOT NULL,
    wrapped_key  BLOB NOT NULL,
    received_at  INTEGER NOT NULL, -- when the last byte was held
    expires_at   INTEGER NOT NULL,
    CHECK ((content_hash IS NOT NULL) = (held = size))
) STRICT;

CREATE INDEX upload_code ON upload (code, size);
CREATE INDEX upload_address ON upload (address_hash, size);
CREATE INDEX upload_expires ON upload (expires_at);
CREATE INDEX upload_room ON upload (size, held);

-- An upload that expired, remembered for a while so that its sender is told so.
CREATE TABLE expired_upload (
    token_hash  BLOB NOT NULL PRIMARY KEY CHECK (length(token_hash) = 32),
    secret_hash BLOB NOT NULL CHECK (length(secret_hash) = 32),
    forget_at   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX expired_upload_forget ON expired_upload (forget_at);

CREATE TABLE evidence (
    evaluation_id INTEGER NOT NULL REFERENCES evaluation (id),
    position      INTEGER NOT NULL CHECK (position > 0), -- as they were sent, from 1
    token_hash    BLOB NOT NULL UNIQUE CHECK (length(token_hash) = 32), -- of the upload, for a submission that is sent again
    content_hash  BLOB NOT NULL CHECK (length(content_hash) = 32),
    format        TEXT NOT NULL CHECK (format <> ''),
    size          INTEGER NOT NULL CHECK (size > 0),
    received_at   INTEGER NOT NULL,
    file_id       BLOB NOT NULL UNIQUE CHECK (length(file_id) = 16),
    key_id        TEXT, -- this and the key are NULL once removed: then nobody can read the file any more
    wrapped_key   BLOB,
    removed_at    INTEGER,
    PRIMARY KEY (evaluation_id, position),
    CHECK ((wrapped_key IS NULL) = (removed_at IS NOT NULL)),
    CHECK ((key_id IS NULL) = (removed_at IS NOT NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX evidence_received ON evidence (received_at) WHERE removed_at IS NULL;

-- A file that nothing names any more, until it is gone from the disk for good.
CREATE TABLE leftover_file (
    file_id BLOB NOT NULL PRIMARY KEY CHECK (length(file_id) = 16)
) STRICT, WITHOUT ROWID;

-- One link for each piece of evidence that was accepted, and one more when it was removed. Links are never
-- changed; each head is made of the head before it and this link's words (native/app/evidence_chain.hpp).
CREATE TABLE evidence_link (
    number        INTEGER NOT NULL PRIMARY KEY CHECK (number > 0), -- without gaps
    event         TEXT NOT NULL CHECK (event IN ('accepted', 'removed')),
    evaluation_id INTEGER NOT NULL,
    position      INTEGER NOT NULL,
    at            INTEGER NOT NULL,
    head          BLOB NOT NULL CHECK (length(head) = 32),
    UNIQUE (evaluation_id, position, event),
    FOREIGN KEY (evaluation_id, position) REFERENCES evidence (evaluation_id, position)
) STRICT;
