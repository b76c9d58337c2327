-- What citizens have done with their cases, by the id with which the phone sent it: sent again, it is found here. What it
-- was, its event says.
CREATE TABLE case_action_done (
    evaluation_id INTEGER NOT NULL,
    action_hash   BLOB NOT NULL CHECK (length(action_hash) = 32), -- of its id
    number        INTEGER NOT NULL, -- of its event
    PRIMARY KEY (evaluation_id, action_hash),
    FOREIGN KEY (evaluation_id, number) REFERENCES case_event (evaluation_id, number)
) STRICT, WITHOUT ROWID;
