-- What is done only so often (shared/limits/limit.hpp, docs/limits.md). A bucket that is full has no row.
CREATE TABLE token_bucket (
    digest        BLOB NOT NULL PRIMARY KEY CHECK (length(digest) = 32), -- of what is limited, and who draws from it
    full_again_at INTEGER NOT NULL
) STRICT;

-- A document is found by its number, with blanks or without.
CREATE INDEX code_number ON code ((replace(document_number, ' ', ''))) WHERE document_number <> '';

CREATE INDEX token_bucket_full ON token_bucket (full_again_at);
