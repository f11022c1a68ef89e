"""The trash, corrections of what has gone out, and the moment of the last stage.

The statements are frozen: they are what every store was raised to version 4 by.
"""

from alembic import op


revision = "0004"
down_revision = "0003"

_STATEMENTS = (
    "ALTER TABLE entry ADD COLUMN deleted VARCHAR(32)",
    "ALTER TABLE entry ADD COLUMN advanced VARCHAR(32)",
    "ALTER TABLE entry ADD COLUMN correcting VARCHAR DEFAULT '' NOT NULL",
    "ALTER TABLE entry ADD COLUMN is_corrected BOOLEAN DEFAULT 0 NOT NULL",
    "ALTER TABLE item ADD COLUMN deleted VARCHAR(32)",
)


def upgrade() -> None:
    """Add the columns of version 4."""
    for statement in _STATEMENTS:
        op.execute(statement)
