"""Persons with their posts, the office's changes of the rules, and answers that are remembered.

The statements are frozen: they are what every store was raised to version 5 by.
"""

from alembic import op


revision = "0005"
down_revision = "0004"

_STATEMENTS = (
    """CREATE TABLE person (
        id INTEGER NOT NULL,
        "key" VARCHAR NOT NULL,
        name VARCHAR NOT NULL,
        posts VARCHAR NOT NULL,
        note VARCHAR NOT NULL,
        is_retired BOOLEAN NOT NULL,
        place INTEGER NOT NULL,
        CONSTRAINT pk_person PRIMARY KEY (id),
        CONSTRAINT uq_person_key UNIQUE ("key")
    )""",
    """CREATE TABLE proof_change (
        id INTEGER NOT NULL,
        value VARCHAR NOT NULL,
        CONSTRAINT pk_proof_change PRIMARY KEY (id)
    )""",
    """CREATE TABLE answer (
        id INTEGER NOT NULL,
        question VARCHAR NOT NULL,
        taken VARCHAR(32) NOT NULL,
        value VARCHAR NOT NULL,
        CONSTRAINT pk_answer PRIMARY KEY (id),
        CONSTRAINT uq_answer_question UNIQUE (question)
    )""",
)


def upgrade() -> None:
    """Add the tables of version 5."""
    for statement in _STATEMENTS:
        op.execute(statement)
