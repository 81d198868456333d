"""Everything a workshop stores, the interactions already accepted, and what is owed to Slack."""

import sqlalchemy as sa
from alembic import op

Columns = list[sa.Column[object]]

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

SORTED = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
TIME = sa.DateTime(timezone=True)
EVIDENCE = "evidence IN ('guess', 'seen', 'measured')"
OPEN = sa.text("state = 'open'")
PENDING = sa.text("wanted > done AND parked IS NULL")


def upgrade() -> None:
    create_workshop()
    create_member()
    create_persona()
    create_stage()
    create_experience()
    create_channel()
    create_expectation()
    create_pain_point()
    create_score()
    create_inbox()
    create_owed()


def downgrade() -> None:
    for name in (
        *("owed", "inbox", "score"),
        *("pain_point_experience", "pain_point", "expectation_experience", "expectation"),
        *("experience_channel", "channel", "experience_persona", "experience"),
        *("stage", "persona", "member", "workshop"),
    ):
        op.drop_table(name)


def words(*names: str, null: bool = False) -> Columns:
    return [sa.Column(name, sa.Text(), nullable=null) for name in names]


def numbers(*names: str, null: bool = False) -> Columns:
    return [sa.Column(name, sa.Integer(), nullable=null) for name in names]


def flags(*names: str) -> Columns:
    return [sa.Column(name, sa.Boolean(), nullable=False) for name in names]


def times(*names: str, null: bool = False) -> Columns:
    return [sa.Column(name, TIME, nullable=null) for name in names]


def ordered(name: str) -> sa.Column[str]:
    return sa.Column(name, SORTED, nullable=False)


def item() -> Columns:
    return [
        *words("tenant", "workshop_id", "id", "author"),
        *times("created_at", "updated_at"),
        *numbers("version", "position"),
        *words("removed_in", "merged_into", null=True),
    ]


def check(table: str, name: str, rule: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(rule, name=op.f(f"ck_{table}_{name}"))


def primary(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=op.f(f"pk_{table}"))


def unique(table: str, *columns: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(*columns, name=op.f(f"uq_{table}_{'_'.join(columns)}"))


def points(
    table: str, columns: tuple[str, ...], target: str, target_columns: tuple[str, ...], ondelete: str | None = None
) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        columns,
        [f"{target}.{column}" for column in target_columns],
        name=op.f(f"fk_{table}_{'_'.join(columns)}"),
        ondelete=ondelete,
        deferrable=True,
        initially="DEFERRED",
    )


def inside(table: str, column: str, target: str, ondelete: str | None = None) -> sa.ForeignKeyConstraint:
    return points(table, ("tenant", "workshop_id", column), target, ("tenant", "workshop_id", "id"), ondelete)


def of_workshop(table: str) -> sa.ForeignKeyConstraint:
    return points(table, ("tenant", "workshop_id"), "workshop", ("tenant", "id"))


def item_rules(table: str) -> list[sa.Constraint]:
    return [
        primary(table, "tenant", "workshop_id", "id"),
        inside(table, "merged_into", table),
        check(table, "version", "version >= 1"),
    ]


def create_links(table: str, owner: str, target: str) -> None:
    op.create_table(
        table,
        *words("tenant", "workshop_id", f"{owner}_id"),
        *numbers("position"),
        *words(f"{target}_id"),
        primary(table, "tenant", "workshop_id", f"{owner}_id", "position"),
        inside(table, f"{owner}_id", owner, "CASCADE"),
        inside(table, f"{target}_id", target),
        check(table, "position", "position >= 1"),
        sqlite_with_rowid=False,
    )


def create_workshop() -> None:
    op.create_table(
        "workshop",
        *words("tenant", "id", "team_id", "channel_id", "state", "phase", "journey", "initiative", "workstream"),
        *words("non_goals", "occasion", "value_stream", "trigger", "end_value", "started_by"),
        *times("started_at"),
        *times("closed_at", null=True),
        *numbers("revision"),
        primary("workshop", "tenant", "id"),
        check("workshop", "state", "state IN ('open', 'closed')"),
        check("workshop", "revision", "revision >= 0"),
    )
    places = ["tenant", "channel_id"]
    op.create_index("uq_workshop_open", "workshop", places, unique=True, sqlite_where=OPEN, postgresql_where=OPEN)
    op.create_index("ix_workshop_channel", "workshop", ["tenant", "channel_id", "started_at"])


def create_member() -> None:
    op.create_table(
        "member",
        *words("tenant", "workshop_id", "id", "user_id"),
        *flags("facilitator"),
        *times("joined_at", null=True),
        *flags("left"),
        primary("member", "tenant", "workshop_id", "id"),
        of_workshop("member"),
        unique("member", "tenant", "workshop_id", "user_id"),
        sqlite_with_rowid=False,
    )
    by_user = ["tenant", "user_id", "workshop_id", "left", "facilitator", "joined_at"]
    op.create_index("ix_member_user", "member", by_user)


def create_persona() -> None:
    op.create_table(
        "persona",
        *item(),
        *words("name", "role", "goal"),
        *flags("internal"),
        *words("needs", "frustrations", "evidence", "link"),
        *words("origin_id", null=True),
        ordered("search"),
        *item_rules("persona"),
        of_workshop("persona"),
        check("persona", "evidence", EVIDENCE),
    )
    op.create_index("uq_persona_id", "persona", ["tenant", "id"], unique=True)


def create_stage() -> None:
    columns = *item(), *words("name", "value"), *flags("in_scope")
    op.create_table("stage", *columns, *item_rules("stage"), of_workshop("stage"))


def create_experience() -> None:
    op.create_table(
        "experience",
        *item(),
        *words("stage_id", "persona_id", "what", "instead", "evidence", "link"),
        *item_rules("experience"),
        inside("experience", "stage_id", "stage"),
        inside("experience", "persona_id", "persona"),
        check("experience", "evidence", EVIDENCE),
    )
    create_links("experience_persona", "experience", "persona")


def create_channel() -> None:
    op.create_table(
        "channel",
        *words("tenant", "id"),
        ordered("key"),
        *words("name"),
        primary("channel", "tenant", "id"),
        unique("channel", "tenant", "key"),
        sqlite_with_rowid=False,
    )
    table = "experience_channel"
    op.create_table(
        table,
        *words("tenant", "workshop_id", "experience_id"),
        *numbers("position"),
        ordered("channel_key"),
        *words("name"),
        primary(table, "tenant", "workshop_id", "experience_id", "position"),
        inside(table, "experience_id", "experience", "CASCADE"),
        points(table, ("tenant", "channel_key"), "channel", ("tenant", "key")),
        check(table, "position", "position >= 0"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_experience_channel_key", table, ["tenant", "channel_key"])


def create_expectation() -> None:
    op.create_table(
        "expectation",
        *item(),
        *words("experience_id", "text"),
        *words("met", null=True),
        *words("evidence", "link"),
        *item_rules("expectation"),
        inside("expectation", "experience_id", "experience"),
        check("expectation", "met", "met IN ('met', 'partly', 'unmet')"),
        check("expectation", "evidence", EVIDENCE),
    )
    create_links("expectation_experience", "expectation", "experience")


def create_pain_point() -> None:
    op.create_table(
        "pain_point",
        *item(),
        *words("experience_id", "text", "severity", "evidence", "link"),
        *item_rules("pain_point"),
        inside("pain_point", "experience_id", "experience"),
        check("pain_point", "severity", "severity IN ('mild', 'bad', 'severe')"),
        check("pain_point", "evidence", EVIDENCE),
    )
    create_links("pain_point_experience", "pain_point", "experience")


def create_score() -> None:
    op.create_table(
        "score",
        *words("tenant", "workshop_id", "id", "experience_id", "user_id"),
        *numbers("today", "target", null=True),
        *times("updated_at"),
        primary("score", "tenant", "workshop_id", "id"),
        inside("score", "experience_id", "experience"),
        unique("score", "tenant", "workshop_id", "experience_id", "user_id"),
        check("score", "today", "today BETWEEN -2 AND 2"),
        check("score", "target", "target BETWEEN -2 AND 2"),
        sqlite_with_rowid=False,
    )


def create_inbox() -> None:
    op.create_table(
        "inbox",
        *words("tenant", "key"),
        *times("seen_at"),
        primary("inbox", "tenant", "key"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_inbox_seen_at", "inbox", ["seen_at"])


def create_owed() -> None:
    op.create_table(
        "owed",
        *words("tenant", "key", "id", "team_id", "kind"),
        *words("workshop_id", null=True),
        *words("channel_id", "user_id"),
        *numbers("wanted", "done"),
        *words("args", "progress"),
        *numbers("generation", "attempts"),
        *times("due_at"),
        *words("parked", "owner", null=True),
        *times("leased_until", null=True),
        primary("owed", "tenant", "key"),
        points("owed", ("tenant", "workshop_id"), "workshop", ("tenant", "id")),
        check("owed", "kind", "kind IN ('board', 'home', 'delivery')"),
        check("owed", "done", "done >= 0"),
        check("owed", "generation", "generation >= 0"),
        check("owed", "attempts", "attempts >= 0"),
        sqlite_with_rowid=False,
    )
    first = ["due_at", "tenant"]
    op.create_index("ix_owed_pending", "owed", first, sqlite_where=PENDING, postgresql_where=PENDING)
    op.create_index("ix_owed_channel", "owed", ["tenant", "channel_id"])
