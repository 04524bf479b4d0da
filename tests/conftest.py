"""Settings that hold for all tests."""

import os

from hypothesis import settings

# The same examples every time, so that a change is judged by what it did and not by luck;
# HYPOTHESIS_PROFILE=wild draws new ones.
settings.register_profile("steady", derandomize=True, print_blob=True)
settings.register_profile("wild", print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))
