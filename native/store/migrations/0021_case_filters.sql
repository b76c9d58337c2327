-- What lists of cases are asked for that never changes: with the case, because an evaluation, its code and what was ticked
-- are looked up far apart.
ALTER TABLE case_file ADD COLUMN module TEXT; -- of its code

UPDATE case_file
SET module = (SELECT code.module FROM evaluation JOIN code ON code.code = evaluation.code
              WHERE evaluation.id = case_file.evaluation_id);

CREATE TABLE case_situation (
    situation     TEXT NOT NULL,
    evaluation_id INTEGER NOT NULL REFERENCES case_file (evaluation_id),
    PRIMARY KEY (situation, evaluation_id)
) STRICT, WITHOUT ROWID;

INSERT INTO case_situation (situation, evaluation_id)
SELECT situation, evaluation_id FROM evaluation_situation
WHERE evaluation_id IN (SELECT evaluation_id FROM case_file);
