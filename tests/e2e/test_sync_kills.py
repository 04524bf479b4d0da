"""The server, killed under load: what it acknowledged is there."""

import os

import pytest

from benchmarks.kill_server import kill_often

pytestmark = pytest.mark.skipif(os.name == "nt", reason="SIGKILL is POSIX")


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_a_server_that_is_killed_loses_nothing_that_it_acknowledged(tmp_path):
    tally = kill_often(tmp_path, kills=20)
    assert tally.kills == 20
    assert tally.acknowledged > 50
    assert tally.cut > 0
