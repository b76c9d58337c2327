-- Blank codes: printed on forms, or taken along by devices without a network, before anybody knows which document each
-- will be on (docs/blanks.md). Their facts are bound to them later.
CREATE TABLE code_block (
    id            INTEGER NOT NULL PRIMARY KEY,
    document_type TEXT NOT NULL CHECK (document_type <> ''), -- as printed on the forms
    drawn_at      INTEGER NOT NULL,
    issuer_id     INTEGER REFERENCES issuer (id) -- NULL: drawn here
) STRICT;

ALTER TABLE code ADD COLUMN block_id INTEGER REFERENCES code_block (id); -- NULL: it was never blank
ALTER TABLE code ADD COLUMN bound_at INTEGER;

CREATE INDEX code_of_block ON code (block_id) WHERE block_id IS NOT NULL;

-- Places are listed and looked up among all codes.
CREATE INDEX code_of_place ON code (module, unit_id, place, code) WHERE document_number = '' AND block_id IS NULL;

-- What whoever evaluates a blank code says: which document it is on.
ALTER TABLE evaluation ADD COLUMN document_number TEXT NOT NULL DEFAULT '';

-- HMAC-SHA256 of the telephone number of whom the document is for, as the system that printed it made it
-- (docs/issuers.md). NULL: it said nothing.
ALTER TABLE code ADD COLUMN party_hash BLOB CHECK (length(party_hash) = 32);

CREATE INDEX code_party ON code (created_at) WHERE party_hash IS NOT NULL;
