"""What the desk needs: remarks in the ledger, items of issues, dropped words, units, recipients.

The statements are frozen: they are what every store was raised to version 2 by.
"""

from alembic import op


revision = "0002"
down_revision = "0001"

_STATEMENTS = (
    "ALTER TABLE entry ADD COLUMN remark VARCHAR DEFAULT '' NOT NULL",
    "ALTER TABLE item ADD COLUMN article_key VARCHAR DEFAULT '' NOT NULL",
    "ALTER TABLE item ADD COLUMN is_due BOOLEAN DEFAULT 0 NOT NULL",
    "CREATE INDEX ix_item_article_key ON item (article_key)",
    """CREATE TABLE dropped (
        id INTEGER NOT NULL,
        entry_id INTEGER,
        label VARCHAR NOT NULL,
        taken VARCHAR(32) NOT NULL,
        digest VARCHAR(64) NOT NULL,
        bulletin BLOB NOT NULL,
        CONSTRAINT pk_dropped PRIMARY KEY (id)
    )""",
    """CREATE TABLE unit (
        id INTEGER NOT NULL,
        name VARCHAR NOT NULL,
        short VARCHAR NOT NULL,
        note VARCHAR NOT NULL,
        is_retired BOOLEAN NOT NULL,
        place INTEGER NOT NULL,
        CONSTRAINT pk_unit PRIMARY KEY (id),
        CONSTRAINT uq_unit_name UNIQUE (name)
    )""",
    """CREATE TABLE recipient_list (
        id INTEGER NOT NULL,
        series_id INTEGER,
        taken VARCHAR(32) NOT NULL,
        value VARCHAR NOT NULL,
        CONSTRAINT pk_recipient_list PRIMARY KEY (id),
        CONSTRAINT fk_recipient_list_series_id FOREIGN KEY(series_id) REFERENCES series (id)
    )""",
    "CREATE INDEX ix_recipient_list_series_id ON recipient_list (series_id)",
)


def upgrade() -> None:
    """Add the columns, tables and indexes of version 2."""
    for statement in _STATEMENTS:
        op.execute(statement)
