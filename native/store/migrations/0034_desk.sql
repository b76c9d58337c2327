-- What a desk's lists show and are asked for (docs/staff.md). NULL: not known, like the badge number beside it.
ALTER TABLE case_file ADD COLUMN handler_name TEXT;

-- Whoever handles it took it or was given it last.
UPDATE case_file
SET handler_name = (SELECT CASE action WHEN 'take' THEN officer_name
                                       ELSE CASE WHEN json_valid(facts)
                                            THEN json_extract(facts, '$.details.officer.name') END END
                    FROM case_event
                    WHERE case_event.evaluation_id = case_file.evaluation_id AND action IN ('take', 'hand_over')
                    ORDER BY number DESC LIMIT 1)
WHERE handler_badge <> '';
UPDATE case_file SET handler_name = '' WHERE handler_badge = '';

-- However the badge number is written (shared/units/badge_key.hpp).
CREATE INDEX case_file_handler ON case_file ((ltrim(lower(handler_badge), '0')), status);

-- In the order of lists.
CREATE INDEX case_file_request ON case_file (COALESCE(due_date, '9999-12-31'), evaluation_id, unit_id) WHERE request <> '';

-- The words of its code's place, where they are looked for: the code is far away. One that was blank gets them later.
ALTER TABLE case_file ADD COLUMN place TEXT NOT NULL DEFAULT '';

UPDATE case_file
SET place = (SELECT code.place FROM evaluation JOIN code ON code.code = evaluation.code
             WHERE evaluation.id = case_file.evaluation_id);

-- Numbers that were said of blank codes, as code_number has those that are printed.
CREATE INDEX evaluation_number ON evaluation ((replace(document_number, ' ', ''))) WHERE document_number <> '';

-- Whoever is on a code without a badge number is known by name.
CREATE INDEX code_officer_name ON code_officer (name) WHERE badge = '';

CREATE INDEX comment_unanswered ON comment (unit_id, evaluation_id) WHERE outcome IS NULL;

CREATE INDEX staff_unit ON staff (unit_id);
