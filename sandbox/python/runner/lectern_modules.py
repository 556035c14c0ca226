"""Which modules a script can import."""

import importlib
import sys

# Loaded before the first script, so that importing them costs nothing. The others of Python's library load when asked.
_COMMON = (
    "random math cmath calc draganddrop verifiers correctmap json re string fractions decimal itertools functools collections operator "
    "copy datetime time calendar textwrap numbers statistics types unicodedata heapq bisect ast html"
).split()

# What Open edX puts into a script's names and we have not.
MISSING_PRESETS = ("numpy", "scipy", "eia", "chemcalc", "chemtools", "miller")

_OUTSIDE = (
    "js pyodide pyodide_js _pyodide _pyodide_core micropip ctypes _ctypes cffi socket _socket ssl _ssl socketserver "
    "subprocess _posixsubprocess multiprocessing select selectors asyncio _asyncio fcntl termios mmap signal _signal "
    "faulthandler _interpreters _remote_debugging _testcapi _testinternalcapi _testlimitedcapi _testclinic "
    "_testclinic_limited _testbuffer _xxtestfuzz _imp_test site webbrowser pip ensurepip lectern_runner lectern_faults "
    "lectern_modules lectern_values"
).split()


class Missing:
    """Stands for a module that Open edX gives scripts unasked: using it fails as importing it does."""

    def __init__(self, name):
        object.__setattr__(self, "_name", name)

    def __getattr__(self, attribute):
        name = object.__getattribute__(self, "_name")
        raise ModuleNotFoundError(f"No module named {name!r}", name=name)


class _Doorkeeper:
    """Stands before the finders of modules and turns away what leads out of Python."""

    @staticmethod
    def find_spec(name, path=None, target=None):
        if name.partition(".")[0] in _OUTSIDE:
            error = ModuleNotFoundError(f"No module named {name!r}", name=name)
            error.lectern_reason = f'Scripts cannot use the module "{name}": they reach nothing outside themselves.'
            raise error


def load_common():
    for name in _COMMON:
        importlib.import_module(name)
    _bring_back_old_names()


def _bring_back_old_names():
    """Names that courses still use and Python has dropped since."""
    import collections
    import collections.abc
    import fractions

    import math

    def gcd(a, b):
        divisor = math.gcd(a, b)
        return -divisor if (b or a) < 0 else divisor

    fractions.gcd = gcd
    for name in ("Callable", "Hashable", "Iterable", "Iterator", "Mapping", "MutableMapping", "Sequence", "Set", "Sized"):
        setattr(collections, name, getattr(collections.abc, name))


def close_doors():
    for name in list(sys.modules):
        if name.partition(".")[0] in _OUTSIDE:
            del sys.modules[name]
    keep = ("BuiltinImporter", "FrozenImporter", "PathFinder")
    sys.meta_path[:] = [
        _Doorkeeper,
        *(finder for finder in sys.meta_path if getattr(finder, "__name__", "") in keep),
    ]
