-- One chain for everything that must not change unseen (native/journal/line.hpp). A line needs no other table to be
-- checked, and is never changed or removed. The chain over evidence is its beginning: the same lines, the same heads.
CREATE TABLE journal (
    number  INTEGER NOT NULL PRIMARY KEY CHECK (number > 0), -- without gaps
    kind    TEXT NOT NULL CHECK (kind <> ''),
    subject TEXT NOT NULL CHECK (subject <> '' AND subject NOT LIKE '% %'),
    words   TEXT NOT NULL, -- never what a person wrote, only a commitment to it
    at      INTEGER NOT NULL,
    head    BLOB NOT NULL CHECK (length(head) = 32)
) STRICT;

-- A link whose evidence is gone keeps its place, so that whoever verifies is told.
INSERT INTO journal (number, kind, subject, words, at, head)
SELECT link.number, link.event, COALESCE(evaluation.receipt, '-'),
       link.position || COALESCE(' ' || lower(hex(evidence.content_hash)) || ' ' || evidence.format || ' ' ||
                                 evidence.size || ' ' || evidence.received_at, ''),
       link.at, link.head
FROM evidence_link AS link
LEFT JOIN evidence ON evidence.evaluation_id = link.evaluation_id AND evidence.position = link.position
LEFT JOIN evaluation ON evaluation.id = link.evaluation_id
ORDER BY link.number;

DROP TABLE evidence_link;

CREATE INDEX journal_subject ON journal (subject, number);
