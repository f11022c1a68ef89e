"""The files that were taken in, and what waits for review.

The statements are frozen: they are what every store was raised to version 6 by.
"""

from alembic import op


revision = "0006"
down_revision = "0005"

_STATEMENTS = (
    """CREATE TABLE intake_file (
        sha256 VARCHAR(64) NOT NULL,
        name VARCHAR NOT NULL,
        form VARCHAR NOT NULL,
        size INTEGER NOT NULL,
        status VARCHAR(16) NOT NULL,
        received VARCHAR(32) NOT NULL,
        digest VARCHAR(64) NOT NULL,
        value BLOB NOT NULL,
        reason VARCHAR NOT NULL,
        numbered VARCHAR NOT NULL,
        original VARCHAR(64) NOT NULL,
        entry_id INTEGER,
        CONSTRAINT pk_intake_file PRIMARY KEY (sha256),
        CONSTRAINT fk_intake_file_entry_id FOREIGN KEY(entry_id) REFERENCES entry (id)
    )""",
    "CREATE INDEX ix_intake_file_status ON intake_file (status)",
    "CREATE INDEX ix_intake_file_numbered ON intake_file (numbered)",
    "CREATE INDEX ix_intake_file_entry_id ON intake_file (entry_id)",
)


def upgrade() -> None:
    """Add the table of version 6."""
    for statement in _STATEMENTS:
        op.execute(statement)
