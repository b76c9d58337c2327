-- Who handled a person: for the unit that verifies, and so that nobody decides on himself. Never shown to who holds the
-- code. What was free text is cut at the signs that stand between people; a number behind a name is the badge number.
CREATE TABLE code_officer (
    code     TEXT NOT NULL REFERENCES code (code),
    position INTEGER NOT NULL CHECK (position > 0), -- as they were entered
    name     TEXT NOT NULL CHECK (name <> ''),
    badge    TEXT NOT NULL, -- empty when it is not known
    PRIMARY KEY (code, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE written_as (step INTEGER NOT NULL PRIMARY KEY, written TEXT NOT NULL, meant TEXT NOT NULL) STRICT;
INSERT INTO written_as (step, written, meant) VALUES
    (1, char(10), ';'),
    (2, '　', ' '),
    (3, '警号：', '警号'),
    (4, '警号:', '警号'),
    (5, '警号 ', '警号'),
    (6, '（警号', ':'),
    (7, '(警号', ':'),
    (8, ' 警号', ':'),
    (9, '（', ':'),
    (10, '(', ':'),
    (11, '）', ''),
    (12, ')', ''),
    (13, '：', ':'),
    (14, '；', ';'),
    (15, '、', ';'),
    (16, '，', ';'),
    (17, ',', ';'),
    (18, '/', ';');

INSERT INTO code_officer (code, position, name, badge)
WITH RECURSIVE plain (code, step, words) AS (
    SELECT code, 0, officers || ';' FROM code WHERE officers <> ''
    UNION ALL
    SELECT code, written_as.step, replace(words, written, meant) FROM plain
    JOIN written_as ON written_as.step = plain.step + 1
), part (code, position, word, rest) AS (
    SELECT code, 0, '', words FROM plain WHERE step = (SELECT max(step) FROM written_as)
    UNION ALL
    SELECT code, position + 1, trim(substr(rest, 1, instr(rest, ';') - 1)), substr(rest, instr(rest, ';') + 1)
    FROM part WHERE rest <> ''
), cut (code, position, name, badge) AS (
    SELECT code, position,
           trim(CASE WHEN instr(word, ':') > 0 THEN substr(word, 1, instr(word, ':') - 1)
                     WHEN word GLOB '*[0-9]*' THEN named ELSE word END),
           trim(CASE WHEN instr(word, ':') > 0 THEN substr(word, instr(word, ':') + 1)
                     WHEN word GLOB '*[0-9]*' THEN substr(word, length(named) + 1) ELSE '' END)
    FROM (SELECT code, position, word,
                 rtrim(word, '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-') AS named FROM part)
    WHERE word <> ''
)
-- What is no badge number is left out: then the name decides. A badge number alone bars by itself. Two names that stand
-- together without a sign between them stay one, because a foreign name has blanks too.
SELECT code, position, CASE WHEN name = '' THEN badge ELSE name END,
       CASE WHEN length(badge) > 20 OR badge GLOB '*[^0-9A-Za-z-]*' THEN '' ELSE badge END
FROM cut WHERE name <> '' OR badge <> '';

DROP TABLE written_as;
ALTER TABLE code DROP COLUMN officers;
