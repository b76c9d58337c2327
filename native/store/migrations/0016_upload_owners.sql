-- What an upload is for, and whose: of a submission that is not there yet, of words that a citizen adds to a case, or of
-- a reply that a member of staff writes. Its code is the one of the evaluation.
ALTER TABLE upload ADD COLUMN purpose TEXT NOT NULL DEFAULT 'evaluation';
ALTER TABLE upload ADD COLUMN evaluation_id INTEGER REFERENCES evaluation (id)
    CHECK ((purpose = 'evaluation') = (evaluation_id IS NULL));
ALTER TABLE upload ADD COLUMN staff_id INTEGER REFERENCES staff (id)
    CHECK ((purpose = 'reply') = (staff_id IS NOT NULL));
ALTER TABLE upload ADD COLUMN name TEXT NOT NULL DEFAULT '' -- of a file for a reply, as it was given, cut
    CHECK ((purpose = 'reply') = (name <> ''));

CREATE INDEX upload_owner ON upload (evaluation_id, staff_id) WHERE evaluation_id IS NOT NULL;

-- NULL: it came with the evaluation.
ALTER TABLE evidence ADD COLUMN event INTEGER; -- of its case, that brought it
