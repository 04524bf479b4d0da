"""The lab as a Hypothesis state machine: any order of all that people and misfortune do."""

import random
import tempfile
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from benchmarks.sync_fuzz import quick_folder
from benchmarks.sync_world import OPERATIONS, World

CHANCES = st.integers(0, 2**32 - 1)


class SyncMachine(RuleBasedStateMachine):
    """Each rule is one operation of `benchmarks.sync_world`; rules that find a bug are shrunk."""

    def __init__(self):
        super().__init__()
        self.folder = tempfile.TemporaryDirectory(dir=quick_folder())
        self.world = World(Path(self.folder.name))

    @rule(name=st.sampled_from([n for n, weight in OPERATIONS for _ in range(weight)]), at=CHANCES)
    def act(self, name, at):
        self.world.act(name, random.Random(at))

    @rule()
    def settle(self):
        self.world.settle()

    def teardown(self):
        try:
            self.world.settle()
        finally:
            self.world.close()
            self.folder.cleanup()
