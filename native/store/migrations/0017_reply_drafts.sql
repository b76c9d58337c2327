-- What a member of staff has written of a reply so far, which nobody else sees. It goes with the reply, and when the case
-- closes or leaves the unit.
CREATE TABLE reply_draft (
    evaluation_id INTEGER NOT NULL REFERENCES case_file (evaluation_id),
    staff_id      INTEGER NOT NULL REFERENCES staff (id),
    draft         TEXT NOT NULL CHECK (draft <> ''), -- as JSON
    saved_at      INTEGER NOT NULL,
    PRIMARY KEY (evaluation_id, staff_id)
) STRICT, WITHOUT ROWID;
