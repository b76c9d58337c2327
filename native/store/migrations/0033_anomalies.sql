-- Evaluations of one device on which several numbers were confirmed within a day (docs/anomalies.md): they stand for the
-- device, which is not kept itself, and no other device leaves anything.
CREATE TABLE shared_device (
    evaluation_id INTEGER NOT NULL PRIMARY KEY REFERENCES evaluation (id),
    first_id      INTEGER NOT NULL REFERENCES evaluation (id), -- the first of them
    kept_at       INTEGER NOT NULL
) STRICT;

CREATE INDEX shared_device_first ON shared_device (first_id, evaluation_id);
CREATE INDEX shared_device_kept ON shared_device (kept_at);

-- Few of the cases.
CREATE INDEX case_file_withdrawn ON case_file (evaluation_id) WHERE closing = 'withdrawn';
