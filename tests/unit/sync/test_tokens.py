"""Staying signed in: lost answers, two threads at once, and tokens that are over."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.server.conftest import served
from tests.server.people import PASSWORD, register
from wafer_studio.sync import sign_in
from wafer_studio.sync.errors import Offline, SignInNeeded
from wafer_studio.sync.server import Server
from wafer_studio.sync.tokens import Kept, TokenCredentials
from wafer_studio.sync.wire import HttpWire

__all__ = ["served"]


class Box:
    """Keeps a sign-in in memory."""

    def __init__(self):
        self.kept, self.history = None, []

    def load(self):
        return self.kept

    def keep(self, kept):
        self.kept = kept
        self.history.append(kept)

    def forget(self):
        self.kept = None


@pytest.fixture
def signed(served):
    """Credentials of one who signed in, and how often a refresh was sent."""
    register(served)
    wire, box, tries = HttpWire(served.url), Box(), []

    def refresh(kept):
        tries.append(kept)
        pair = sign_in.refreshed(Server(wire), kept)
        if lose:
            lose.pop()
            raise Offline("The answer was lost.")
        return pair

    lose = []
    credentials = TokenCredentials(box, refresh)
    credentials.take(sign_in.by_password(Server(wire), "sarah.chen", PASSWORD).pair)
    return wire, box, credentials, tries, lose


def me(wire, credentials):
    from sync_server.contract.accounts import Me

    return Server(wire, credentials).get("/me", Me).username


def test_an_old_access_token_is_replaced_and_the_request_made_again(signed, served):
    wire, box, credentials, tries, _ = signed
    first = box.kept.refresh
    served.clock.go(hours=2)
    assert me(wire, credentials) == "sarah.chen"
    assert len(tries) == 1
    assert box.kept.refresh != first
    assert box.kept.attempt == ""


def test_a_lost_answer_locks_nobody_out(signed, served):
    wire, box, credentials, tries, lose = signed
    served.clock.go(hours=2)
    lose.append(True)
    with pytest.raises(Offline):
        me(wire, credentials)
    assert box.kept == tries[0]  # the try is named on the disk before it is sent
    again = TokenCredentials(box, lambda kept: sign_in.refreshed(Server(wire), kept))
    assert me(wire, again) == "sarah.chen"


def test_two_threads_refresh_once(signed, served):
    wire, _, credentials, tries, _ = signed
    served.clock.go(hours=2)
    with ThreadPoolExecutor(4) as pool:
        names = list(pool.map(lambda _: me(wire, credentials), range(4)))
    assert names == ["sarah.chen"] * 4
    assert len(tries) == 1


def test_a_sign_in_that_is_over_is_forgotten_and_told(signed, served):
    wire, box, credentials, _, _ = signed
    served.clock.go(days=30)
    with pytest.raises(SignInNeeded):
        me(wire, credentials)
    assert box.kept is None
    with pytest.raises(SignInNeeded, match="Nobody is signed in"):
        me(wire, credentials)


def test_a_stolen_token_ends_the_sign_in(signed, served):
    wire, box, credentials, _, _ = signed
    old = box.kept
    served.clock.go(hours=2)
    assert me(wire, credentials) == "sarah.chen"
    with pytest.raises(SignInNeeded):
        sign_in.refreshed(Server(wire), Kept(old.refresh, "0" * 8 + "-0000-4000-8000-" + "0" * 12))
    with pytest.raises(SignInNeeded):
        me(wire, credentials)
