-- Who comes through the mini-program (docs/wechat.md). What WeChat calls a user is sealed, and found by a keyed digest; it
-- is of one mini-program alone. Deleted with the person.
CREATE TABLE wechat_user (
    id            INTEGER NOT NULL PRIMARY KEY,
    app_id        TEXT NOT NULL CHECK (app_id <> ''),
    openid_digest BLOB NOT NULL UNIQUE CHECK (length(openid_digest) = 32), -- of both
    sealed_openid BLOB NOT NULL,
    person_id     INTEGER REFERENCES person (id), -- NULL: they have not said their number
    made_at       INTEGER NOT NULL
) STRICT;

CREATE INDEX wechat_user_person ON wechat_user (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX wechat_user_nobody ON wechat_user (made_at) WHERE person_id IS NULL;

-- How many messages of a template they have accepted and not been sent.
CREATE TABLE wechat_acceptance (
    user_id  INTEGER NOT NULL REFERENCES wechat_user (id),
    template TEXT NOT NULL CHECK (template <> ''), -- as WeChat names it
    count    INTEGER NOT NULL CHECK (count >= 0),
    PRIMARY KEY (user_id, template)
) STRICT, WITHOUT ROWID;

-- What the mini-program shows after wx.login, and what it hands to the page in its web-view, once.
CREATE TABLE wechat_token (
    token_hash BLOB NOT NULL PRIMARY KEY CHECK (length(token_hash) = 32),
    user_id    INTEGER NOT NULL REFERENCES wechat_user (id),
    is_ticket  INTEGER NOT NULL CHECK (is_ticket IN (0, 1)),
    ends_at    INTEGER NOT NULL
) STRICT;

CREATE INDEX wechat_token_user ON wechat_token (user_id);
CREATE INDEX wechat_token_end ON wechat_token (ends_at);
