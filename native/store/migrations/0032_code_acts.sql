-- What staff did with codes through the API (docs/issuers.md).
CREATE TABLE code_act (
    id       INTEGER NOT NULL PRIMARY KEY,
    staff_id INTEGER NOT NULL REFERENCES staff (id),
    at       INTEGER NOT NULL,
    what     TEXT NOT NULL CHECK (what <> ''),
    unit_id  TEXT NOT NULL REFERENCES unit (id),
    subject  TEXT NOT NULL, -- a code, a block, the name of a system; empty for several codes
    codes    INTEGER NOT NULL CHECK (codes >= 0) -- how many
) STRICT;

CREATE INDEX code_act_unit ON code_act (unit_id, at);
