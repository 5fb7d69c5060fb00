"""For `mutmut run`: what the unmutated code has worked out hides no mutant.

mutmut forks a process for each mutant off one that has run the tests already. What `functools.cache`
remembers there was worked out without the mutant; and a test that finds an answer remembered does not show
that it reaches the function that gave it. So everything is forgotten before a mutant's first test, and
before every test while mutmut counts which tests reach which function. Drawn examples are few, the same
each time, and as slow as they like: no mutant is killed by the clock.
"""

from __future__ import annotations

import os
import sys

from hypothesis import settings

settings.register_profile("mutants", deadline=None, derandomize=True, database=None, max_examples=25)
if "mutmut" in sys.modules:
    settings.load_profile("mutants")

_ROOMS = ("netzwerk.names", "netzwerk.forms", "tests.test_")
_last: list[str] = [""]


def pytest_runtest_setup(item):
    """Forget, if mutmut runs."""
    trampoline = sys.modules.get("mutmut.mutation.trampoline")
    if trampoline is None:
        return
    os.environ.pop("MUTANT_UNDER_TEST", None)  # mutmut's own copy is read in half the time
    mutant = trampoline.get_mutant_under_test()
    if mutant in ("stats", "fail") or mutant != _last[0]:
        forget()
    _last[0] = mutant


def forget():
    """Empty what functions of the names and forms, and the tests, remember from one call to the next."""
    rooms = [module for name, module in sys.modules.items() if name.startswith(_ROOMS)]
    for remembers in [value for room in rooms for value in vars(room).values()]:
        if hasattr(remembers, "cache_clear"):
            remembers.cache_clear()
