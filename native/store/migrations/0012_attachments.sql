-- The files that are attached to replies, sealed as evidence is. The event says their hashes, in this order.
CREATE TABLE case_attachment (
    evaluation_id INTEGER NOT NULL,
    number        INTEGER NOT NULL, -- of the event that brought the reply
    position      INTEGER NOT NULL CHECK (position > 0), -- in the reply, from 1
    content_hash  BLOB NOT NULL CHECK (length(content_hash) = 32),
    format        TEXT NOT NULL CHECK (format <> ''),
    size          INTEGER NOT NULL CHECK (size > 0),
    name          TEXT NOT NULL CHECK (name <> ''), -- as it was given, cut
    file_id       BLOB NOT NULL UNIQUE CHECK (length(file_id) = 16),
    key_id        TEXT NOT NULL,
    wrapped_key   BLOB NOT NULL,
    PRIMARY KEY (evaluation_id, number, position),
    FOREIGN KEY (evaluation_id, number) REFERENCES case_event (evaluation_id, number)
) STRICT, WITHOUT ROWID;

-- A file that is not named yet may be removed from then on; one that was, at once.
ALTER TABLE leftover_file ADD COLUMN removable_at INTEGER NOT NULL DEFAULT 0;
