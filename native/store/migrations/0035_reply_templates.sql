-- Sets of templates for replies that an operator loaded (docs/templates.md). Rows are only added: the one with the highest
-- number whose day has come is offered. Number 1 comes with the program and is not here.
CREATE TABLE reply_template_set (
    number    INTEGER NOT NULL PRIMARY KEY CHECK (number > 1),
    begins    TEXT NOT NULL CHECK (length(begins) = 10),
    content   TEXT NOT NULL CHECK (content <> ''), -- the file, as JSON
    loaded_at INTEGER NOT NULL,
    who       TEXT NOT NULL CHECK (who <> '')
) STRICT;
