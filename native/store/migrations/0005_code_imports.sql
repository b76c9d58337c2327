-- Codes that are issued together, a few hundred in a transaction. One that broke off is known again by what it was to
-- issue, and goes on.
CREATE TABLE code_import (
    id          INTEGER NOT NULL PRIMARY KEY,
    wanted_hash BLOB NOT NULL CHECK (length(wanted_hash) = 32),
    began_at    INTEGER NOT NULL,
    ended_at    INTEGER -- NULL until the last code is issued
) STRICT;

ALTER TABLE code ADD COLUMN import_id INTEGER REFERENCES code_import (id);
ALTER TABLE code ADD COLUMN import_row INTEGER; -- from 0; NULL with the import for codes from before there were any

CREATE UNIQUE INDEX code_import_row ON code (import_id, import_row);

-- A document is unit, type and number.
CREATE INDEX code_document ON code (document_number, unit_id, document_type);
