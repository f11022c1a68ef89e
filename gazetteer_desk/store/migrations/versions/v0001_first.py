"""The first store.

The statements are frozen: they are what every store of version 1 was made of.
"""

from alembic import op


revision = "0001"
down_revision = None

_STATEMENTS = (
    """CREATE TABLE series (
        id INTEGER NOT NULL,
        name VARCHAR NOT NULL,
        masthead VARCHAR NOT NULL,
        scheme VARCHAR NOT NULL,
        template VARCHAR NOT NULL,
        numbering VARCHAR NOT NULL,
        place INTEGER NOT NULL,
        CONSTRAINT pk_series PRIMARY KEY (id),
        CONSTRAINT uq_series_name UNIQUE (name)
    )""",
    """CREATE TABLE plate (
        digest VARCHAR(64) NOT NULL,
        media VARCHAR NOT NULL,
        bytes BLOB NOT NULL,
        CONSTRAINT pk_plate PRIMARY KEY (digest)
    )""",
    """CREATE TABLE recovery (
        draft_key VARCHAR NOT NULL,
        article_key VARCHAR NOT NULL,
        entry_id INTEGER,
        base_id INTEGER,
        taken VARCHAR(32) NOT NULL,
        value BLOB NOT NULL,
        CONSTRAINT pk_recovery PRIMARY KEY (draft_key, article_key)
    )""",
    """CREATE TABLE item (
        id INTEGER NOT NULL,
        state VARCHAR(16) NOT NULL,
        received VARCHAR(32) NOT NULL,
        title VARCHAR NOT NULL,
        unit VARCHAR NOT NULL,
        author VARCHAR NOT NULL,
        channel VARCHAR NOT NULL,
        reason VARCHAR NOT NULL,
        CONSTRAINT pk_item PRIMARY KEY (id)
    )""",
    "CREATE INDEX ix_item_state ON item (state)",
    """CREATE TABLE series_column (
        id INTEGER NOT NULL,
        series_id INTEGER NOT NULL,
        name VARCHAR NOT NULL,
        place INTEGER NOT NULL,
        CONSTRAINT pk_series_column PRIMARY KEY (id),
        CONSTRAINT uq_series_column_series_id_name UNIQUE (series_id, name),
        CONSTRAINT fk_series_column_series_id FOREIGN KEY(series_id) REFERENCES series (id)
    )""",
    """CREATE TABLE entry (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        opened VARCHAR(32) NOT NULL,
        changed VARCHAR(32) NOT NULL,
        status VARCHAR(16) NOT NULL,
        series_id INTEGER,
        year INTEGER,
        number INTEGER,
        total INTEGER,
        supplement BOOLEAN NOT NULL,
        title VARCHAR NOT NULL,
        dated DATE,
        head_id INTEGER,
        CONSTRAINT fk_entry_series_id FOREIGN KEY(series_id) REFERENCES series (id),
        CONSTRAINT fk_entry_head_id FOREIGN KEY(head_id) REFERENCES revision (id)
    )""",
    """CREATE UNIQUE INDEX uq_entry_issued_numbers ON entry (series_id, year, number, supplement)
    WHERE status IN ('issued', 'filed')""",
    "CREATE INDEX ix_entry_numbers ON entry (year, number)",
    """CREATE TABLE item_revision (
        id INTEGER NOT NULL,
        item_id INTEGER NOT NULL,
        nth INTEGER NOT NULL,
        taken VARCHAR(32) NOT NULL,
        "by" VARCHAR NOT NULL,
        digest VARCHAR(64) NOT NULL,
        article BLOB NOT NULL,
        CONSTRAINT pk_item_revision PRIMARY KEY (id),
        CONSTRAINT uq_item_revision_item_id_nth UNIQUE (item_id, nth),
        CONSTRAINT fk_item_revision_item_id FOREIGN KEY(item_id) REFERENCES item (id)
    )""",
    """CREATE TABLE revision (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        entry_id INTEGER NOT NULL,
        nth INTEGER NOT NULL,
        taken VARCHAR(32) NOT NULL,
        occasion VARCHAR(16) NOT NULL,
        note VARCHAR NOT NULL,
        "by" VARCHAR NOT NULL,
        characters INTEGER NOT NULL,
        digest VARCHAR(64) NOT NULL,
        previous VARCHAR(64),
        seal VARCHAR(64) NOT NULL,
        bulletin BLOB NOT NULL,
        CONSTRAINT uq_revision_entry_id_nth UNIQUE (entry_id, nth),
        CONSTRAINT fk_revision_entry_id FOREIGN KEY(entry_id) REFERENCES entry (id)
    )""",
    "CREATE INDEX ix_revision_digest ON revision (digest)",
    """CREATE TRIGGER revision_stays BEFORE UPDATE OF id, entry_id, nth, taken, occasion, "by",
    characters, digest, previous, seal, bulletin ON revision
    BEGIN SELECT RAISE(ABORT, 'a revision never changes'); END""",
    """CREATE TRIGGER revision_is_kept BEFORE DELETE ON revision
    WHEN NOT EXISTS (SELECT 1 FROM tombstone WHERE entry_id = OLD.entry_id AND nth = OLD.nth
    AND digest = OLD.digest AND seal = OLD.seal)
    BEGIN SELECT RAISE(ABORT, 'a revision is never deleted'); END""",
    """CREATE TABLE tombstone (
        id INTEGER NOT NULL,
        entry_id INTEGER NOT NULL,
        nth INTEGER NOT NULL,
        digest VARCHAR(64) NOT NULL,
        previous VARCHAR(64),
        seal VARCHAR(64) NOT NULL,
        removed VARCHAR(32) NOT NULL,
        "by" VARCHAR NOT NULL,
        reason VARCHAR NOT NULL,
        CONSTRAINT pk_tombstone PRIMARY KEY (id),
        CONSTRAINT uq_tombstone_entry_id_nth UNIQUE (entry_id, nth),
        CONSTRAINT fk_tombstone_entry_id FOREIGN KEY(entry_id) REFERENCES entry (id)
    )""",
    """CREATE TABLE placement (
        id INTEGER NOT NULL,
        item_id INTEGER NOT NULL,
        entry_id INTEGER NOT NULL,
        article_key VARCHAR NOT NULL,
        placed VARCHAR(32) NOT NULL,
        CONSTRAINT pk_placement PRIMARY KEY (id),
        CONSTRAINT uq_placement_item_id_entry_id UNIQUE (item_id, entry_id),
        CONSTRAINT fk_placement_item_id FOREIGN KEY(item_id) REFERENCES item (id),
        CONSTRAINT fk_placement_entry_id FOREIGN KEY(entry_id) REFERENCES entry (id)
    )""",
    """CREATE TABLE signature (
        id INTEGER NOT NULL,
        revision_id INTEGER NOT NULL,
        digest VARCHAR(64) NOT NULL,
        role VARCHAR NOT NULL,
        who VARCHAR NOT NULL,
        "when" VARCHAR(32) NOT NULL,
        remark VARCHAR NOT NULL,
        CONSTRAINT pk_signature PRIMARY KEY (id),
        CONSTRAINT fk_signature_revision_id FOREIGN KEY(revision_id) REFERENCES revision (id)
    )""",
    "CREATE INDEX ix_signature_revision_id ON signature (revision_id)",
    """CREATE TABLE printing (
        id INTEGER NOT NULL,
        revision_id INTEGER NOT NULL,
        template VARCHAR NOT NULL,
        path VARCHAR NOT NULL,
        digest VARCHAR(64) NOT NULL,
        printed_at VARCHAR(32) NOT NULL,
        CONSTRAINT pk_printing PRIMARY KEY (id),
        CONSTRAINT fk_printing_revision_id FOREIGN KEY(revision_id) REFERENCES revision (id)
    )""",
    "CREATE INDEX ix_printing_revision_id ON printing (revision_id)",
)


def upgrade() -> None:
    """Make every table, index and trigger of version 1."""
    for statement in _STATEMENTS:
        op.execute(statement)
