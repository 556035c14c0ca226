"""Python values as they cross the border: text, truth, and JSON where they are made of plain parts."""

import math
import types

from lectern_modules import Missing

# Characters of one value's text. A script's tables of data may be longer: they are not for showing.
TEXT_LIMIT = 256 * 1024
ITEM_LIMIT = 100_000
DEPTH_LIMIT = 60
# What JavaScript still reads as a number.
WHOLE_LIMIT = 1 << 1023
_CODE = (types.ModuleType, types.FunctionType, types.BuiltinFunctionType, types.MethodType, type)


class _NotPlain(Exception):
    pass


class TooLarge(Exception):
    """A value that was asked for by name is too large to leave the sandbox."""


def of_names(names):
    """What a script leaves in its names, without modules, functions and classes, and without what is too large to show."""
    values = {}
    for name, value in list(names.items()):
        if type(name) is not str or name.startswith("__") or isinstance(value, (*_CODE, Missing)):
            continue
        try:
            values[name] = of_one(value)
        except MemoryError:
            raise
        except Exception:  # noqa: S112 - a value that cannot be shown is one that no `$name` can show
            continue
    return values


def of_verdict(value):
    """What a check function returned. Of a dictionary only what grading reads is kept, as what it is read as: an `ok` that is
    an object counts by its truth, a share that is a fraction by its value. What else stands there may be anything."""
    return of_one(_verdict(value) if isinstance(value, dict) else value)


def _verdict(value):
    if "ok" in value:
        return _input_verdict(value)
    if "input_list" not in value:
        return {}
    entries = value["input_list"]
    if isinstance(entries, (list, tuple)):
        entries = [_input_verdict(entry) if isinstance(entry, dict) else None for entry in entries]
    else:
        entries = None
    return {"input_list": entries, "overall_message": _message(value.get("overall_message"))}


def _input_verdict(value):
    made = {"msg": _message(value.get("msg"))}
    if "ok" in value:
        ok = value["ok"]
        made["ok"] = ok if isinstance(ok, str) else bool(ok)
    if "grade_decimal" in value:
        made["grade_decimal"] = share = float(value["grade_decimal"])
        if not math.isfinite(share):
            raise ValueError(f"grade_decimal is {share}")
    return made


def _message(value):
    return value if isinstance(value, str) else None


def of_one(value):
    made = {"truthy": bool(value)}
    try:
        made["json"] = plain = _plain(value, 0, [ITEM_LIMIT])
        # Open edX passes values through JSON before it shows them: a tuple shows as a list.
        made["text"] = str(plain) if isinstance(value, (list, tuple, dict)) else str(value)
    except _NotPlain:
        made["text"] = str(value)
    if len(made["text"]) > TEXT_LIMIT:
        raise TooLarge
    return made


def _plain(value, depth, left):
    left[0] -= 1
    if left[0] < 0 or depth > DEPTH_LIMIT:
        raise _NotPlain
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        if abs(value) >= WHOLE_LIMIT:
            raise _NotPlain
        return int(value)
    if isinstance(value, float):
        if not math.isfinite(value):
            raise _NotPlain
        return float(value)
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, (list, tuple)):
        return [_plain(item, depth + 1, left) for item in value]
    if isinstance(value, dict):
        if not all(isinstance(key, str) for key in value):
            raise _NotPlain
        return {str.__str__(key): _plain(item, depth + 1, left) for key, item in value.items()}
    raise _NotPlain
