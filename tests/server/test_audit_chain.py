"""The audit log: nothing in it is changed, removed, put in or moved without being found."""

import pytest
from sqlalchemy import delete, select, text, update
from sqlalchemy.exc import DatabaseError

from sync_server.audit import Event, Origin, audit, erase_origins
from sync_server.audit_check import verify_chain
from sync_server.store.account_tables import AuditLine, AuditOrigin
from sync_server.store.database import Database
from sync_server.store.upgrade import upgrade

AT = "2026-01-01T00:00:00.000+00:00"


@pytest.fixture
def database(tmp_path):
    made = Database(f"sqlite:///{tmp_path / 'audit.sqlite'}")
    upgrade(made)
    with made.writing() as session:
        for i in range(6):
            origin = Origin(AT, f"acc{i % 2}", "engineer", ip=f"10.0.0.{i}", user_agent="test")
            audit(session, origin, Event.LOGIN, details={"i": i})
    yield made
    made.close()


def check(database, **known):
    with database.reading() as session:
        return verify_chain(session, **known)


def tamper(database, *statements):
    """Change the file as one who has it may: without the triggers."""
    with database.writing() as session:
        for trigger in session.scalars(
            text("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        ).all():
            session.execute(text(f"DROP TRIGGER {trigger}"))
        for statement in statements:
            session.execute(statement if not isinstance(statement, str) else text(statement))


def test_an_untouched_log_is_whole(database):
    found = check(database)
    assert (found.is_whole, found.lines, found.erased) == (True, 6, 0)


COLUMNS = [c.name for c in AuditLine.__table__.columns if c.name != "number"]


@pytest.mark.parametrize("column", COLUMNS)
def test_a_changed_line_is_found_whatever_was_changed(database, column):
    tamper(database, update(AuditLine).where(AuditLine.number == 3).values({column: "x"}))
    assert "Line 3" in check(database).trouble


def test_a_changed_origin_is_found(database):
    tamper(database, update(AuditOrigin).where(AuditOrigin.number == 3).values(ip="10.9.9.9"))
    assert "Line 3 has another origin" in check(database).trouble


def test_a_removed_line_is_found(database):
    tamper(database, delete(AuditLine).where(AuditLine.number == 3))
    assert "Line 4 follows line 2" in check(database).trouble


def test_a_removed_first_line_is_found(database):
    tamper(database, delete(AuditLine).where(AuditLine.number == 1))
    assert "Line 2" in check(database).trouble


def test_a_removed_end_is_found(database):
    tamper(database, delete(AuditLine).where(AuditLine.number >= 5))
    assert "removed at its end" in check(database).trouble


def test_a_removed_and_renumbered_line_is_found(database):
    tamper(
        database,
        delete(AuditLine).where(AuditLine.number == 3),
        "UPDATE audit_line SET number = number - 1 WHERE number > 3",
    )
    assert "Line 3" in check(database).trouble


def test_an_inserted_line_is_found(database):
    names = ", ".join(COLUMNS)
    tamper(
        database,
        "UPDATE audit_line SET number = number + 100 WHERE number > 3",
        f"INSERT INTO audit_line (number, {names}) SELECT 4, {names} FROM audit_line "
        "WHERE number = 2",
        "UPDATE audit_line SET number = number - 99 WHERE number > 100",
    )
    assert "Line 4" in check(database).trouble


def test_reordered_lines_are_found(database):
    tamper(
        database,
        "UPDATE audit_line SET number = 99 WHERE number = 2",
        "UPDATE audit_line SET number = 2 WHERE number = 3",
        "UPDATE audit_line SET number = 3 WHERE number = 99",
    )
    assert "Line 2" in check(database).trouble


def test_a_log_written_anew_is_found_by_a_hash_that_was_noted(database):
    noted = check(database)
    tamper(
        database, delete(AuditLine), delete(AuditOrigin),
        f"UPDATE server_fact SET value = '0 {'0' * 64}' WHERE key = 'audit_head'",
    )  # fmt: skip
    with database.writing() as session:
        for i in range(6):
            audit(session, Origin(AT, "somebody"), Event.LOGIN, details={"i": i})
    assert check(database).is_whole
    found = check(database, known_number=noted.lines, known_hash=noted.head)
    assert "written anew" in found.trouble


@pytest.mark.parametrize(
    "statement",
    [
        update(AuditLine).values(event="x"),
        delete(AuditLine),
        update(AuditOrigin).values(ip="x"),
    ],
)
def test_the_database_refuses_to_change_and_remove(database, statement):
    with pytest.raises(DatabaseError, match="append-only"), database.writing() as session:
        session.execute(statement)
    assert check(database).is_whole


def test_an_erased_origin_leaves_the_chain_whole(database):
    with database.writing() as session:
        erase_origins(session, "acc0")
    found = check(database)
    assert (found.is_whole, found.erased) == (True, 3)
    with database.reading() as session:
        assert set(session.scalars(select(AuditOrigin.number))) == {2, 4, 6}


def test_what_is_undone_is_not_audited(database):
    def audited_and_undone(session):
        audit(session, Origin(AT, "acc0"), Event.LOGOUT)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), database.writing() as session:
        audited_and_undone(session)
    assert check(database).lines == 6
