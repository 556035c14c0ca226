# Runs once, when the interpreter is made ready: puts our modules before Python's own and loads what scripts use.
def _install():
    import sys

    home = "/lib/python-lectern/"
    sys.path[:] = [home + "library", *(path for path in sys.path if path)]
    for name in ("random", "tempfile"):
        sys.modules.pop(name, None)
    sys.path.insert(0, home + "runner")
    import lectern_runner

    sys.path.pop(0)
    lectern_runner.prepare()


_install()
del _install
