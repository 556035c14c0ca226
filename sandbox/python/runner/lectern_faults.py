"""What is said to a course team where a script fails."""

from lectern_values import TooLarge

MESSAGE_LIMIT = 1000

# Names that Python 2 had, and what stands in their place.
_OLD_NAMES = {
    "xrange": "range",
    "unicode": "str",
    "basestring": "str",
    "long": "int",
    "unichr": "chr",
    "raw_input": "the answer that the function is given",
    "reduce": "functools.reduce (with `import functools`)",
    "cmp": "(a > b) - (a < b)",
    "execfile": "the code itself",
    "reload": "nothing (not needed)",
    "apply": "function(*arguments)",
    "intern": "sys.intern",
    "buffer": "memoryview",
    "file": "nothing (scripts reach no files)",
}
_OLD_ATTRIBUTES = {
    "has_key": "`key in dictionary`",
    "iteritems": "items()",
    "itervalues": "values()",
    "iterkeys": "keys()",
    "viewitems": "items()",
    "letters": "string.ascii_letters",
    "lowercase": "string.ascii_lowercase",
    "uppercase": "string.ascii_uppercase",
    "atoi": "int(text)",
    "atof": "float(text)",
    "maketrans": "str.maketrans",
    "joinfields": "separator.join(list)",
    "clock": "time.perf_counter",
    "maxint": "sys.maxsize",
}
# Functions of Python 2's module `string`, now methods of every text.
_TEXT_FUNCTIONS = (
    "join split strip lstrip rstrip replace find rfind index count upper lower capitalize zfill ljust rjust center "
    "translate swapcase"
).split()


class OutputFull(BaseException):
    pass


class NoFunction(Exception):
    """The check function is not among the script's names."""


class Output:
    """Where `print` goes: counted and dropped, as Open edX drops it."""

    encoding = "utf-8"
    errors = "replace"

    def __init__(self, limit):
        self._left = limit
        self.is_full = False

    def write(self, text):
        self._left -= len(text)
        if self._left < 0:
            self.is_full = True
            raise OutputFull
        return len(text)

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def flush(self):
        pass

    def isatty(self):
        return False


def output_fault():
    return _fault("output", "The script prints more than it may.", None)


def describe(error, script, answer):
    line = _line_of(error, script)
    if isinstance(error, OutputFull):
        return output_fault()
    if isinstance(error, TooLarge):
        return _fault("output", "The script’s result is too large.", line)
    if isinstance(error, MemoryError):
        return _fault("memory", "The script needs more memory than it may use.", line)
    if isinstance(error, NoFunction):
        return _fault("exception", f"The script defines no function {_shown(error)}.", None)
    if isinstance(error, SyntaxError) and error.filename in (script, answer):
        return _syntax(error, script)
    if isinstance(error, ModuleNotFoundError) and error.name:
        return _fault("import", _missing(error), line)
    if isinstance(error, SystemExit):
        return _fault("exception", "The script ends itself (sys.exit).", line)
    message = f"{type(error).__name__}: {_shown(error)}" if _shown(error) else type(error).__name__
    place = _line_of(error, answer) if line is None else None
    if place is not None:
        message += f" (line {place} of <answer>)"
    return _fault("exception", message + _hint(error), line)


def _fault(reason, message, line):
    return {"ok": False, "reason": reason, "message": message[:MESSAGE_LIMIT], "line": line}


def _syntax(error, script):
    message = f"{type(error).__name__}: {error.msg}. Scripts are written in Python 3."
    if error.filename != script:
        return _fault("syntax", f"{message} (line {error.lineno} of <answer>)", None)
    return _fault("syntax", message, error.lineno)


def _missing(error):
    name = error.name.partition(".")[0]
    reason = getattr(error, "lectern_reason", None)
    return reason or f'The script needs the Python module "{name}", which is not available here.'


def _shown(error):
    try:
        return str(error)
    except Exception:  # noqa: BLE001 - a script's own exception may fail at this too
        return ""


def _line_of(error, filename):
    line = None
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == filename:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _hint(error):
    if isinstance(error, NameError) and error.name in _OLD_NAMES:
        return f". `{error.name}` is Python 2; Python 3 has {_OLD_NAMES[error.name]}."
    if not isinstance(error, AttributeError) or not isinstance(error.name, str):
        return ""
    if getattr(error.obj, "__name__", None) == "string" and error.name in _TEXT_FUNCTIONS:
        return f". That is Python 2; in Python 3 it is a method: text.{error.name}(…)."
    if error.name == "decode" and isinstance(error.obj, str):
        return ". In Python 3 every text is Unicode already."
    if error.name in _OLD_ATTRIBUTES:
        return f". That is Python 2; Python 3 has {_OLD_ATTRIBUTES[error.name]}."
    return ""
