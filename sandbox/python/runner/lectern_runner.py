"""Runs one request of an author's script and tells what came of it: JSON in, JSON out.

The process puts the whole memory back after every request, so nothing here has to tidy up after a script.
"""

import gc
import json
import sys
import textwrap
import types

import lectern_faults
import lectern_modules
import lectern_values

SCRIPT = "<script>"
ANSWER = "<answer>"
# What Open edX keeps in a script's names without an import.
PRESET_MODULES = ("random", "math", "calc", "draganddrop")


def prepare():
    """Loads what scripts commonly import, so that it is there in every run."""
    lectern_modules.load_common()


def seal():
    """Takes away what leads out of Python, and leaves the collector alone with what is there already."""
    lectern_modules.close_doors()
    sys.setrecursionlimit(1000)
    gc.collect()
    gc.freeze()


def run_text(text):
    request = json.loads(text)
    output = lectern_faults.Output(request["outputLimit"])
    sys.stdout = sys.stderr = sys.__stdout__ = sys.__stderr__ = output
    try:
        reply = {"ok": True, "values": _run(request)}
    except BaseException as error:  # noqa: BLE001 - whatever a script raises is an answer here
        reply = lectern_faults.describe(error, SCRIPT, ANSWER)
    if output.is_full:
        reply = lectern_faults.output_fault()
    return json.dumps(reply, allow_nan=False)


def _run(request):
    kind = request["kind"]
    names = _new_names(request["seed"])
    if kind == "context":
        _execute(request["script"], SCRIPT, names)
        return lectern_values.of_names(names)
    if kind == "check":
        return {"return": lectern_values.of_verdict(_check(request, names))}
    _execute(request["script"], SCRIPT, names)
    # Open edX runs the code of an <answer> by itself: its random numbers start anew.
    sys.modules["random"].seed(request["seed"])
    names.update(request["globals"])
    _execute(request["code"], ANSWER, names)
    return {name: lectern_values.of_one(names[name]) for name in request["read"] if name in names}


def _check(request, names):
    """Calls the check function as Open edX does: what it is given stands in the script's names before the script runs."""
    given = request["globals"]
    extra = request["extraArguments"]
    names["expect"] = request["expect"]
    names["ans"] = request["answer"]
    for name in extra:
        if name in given:
            names[name] = given[name]
    _execute(request["script"], SCRIPT, names)
    function = _find_function(request["functionName"], names)
    arguments = {name: names.get(name) for name in extra}
    return function(names["expect"], names["ans"], **arguments)


def _find_function(name, names):
    try:
        return eval(compile(name, "<cfn>", "eval"), names)  # noqa: S307 - the author's own words in the author's own names
    except (NameError, SyntaxError) as error:
        raise lectern_faults.NoFunction(name) from error


def _new_names(seed):
    module = types.ModuleType("script")
    sys.modules["script"] = module
    names = module.__dict__
    names["__builtins__"] = __builtins__
    for name in PRESET_MODULES:
        names[name] = sys.modules[name]
    for name in lectern_modules.MISSING_PRESETS:
        names[name] = lectern_modules.Missing(name)
    sys.modules["random"].seed(seed)
    names["seed"] = seed
    # Open edX gives a text that differs by learner; here a script learns nothing of who is asking.
    names["anonymous_student_id"] = ""
    return names


def _execute(source, filename, names):
    source = source.replace("\r\n", "\n").replace("\r", "\n")
    exec(_compile(source, filename), names)  # noqa: S102 - what this file is for


def _compile(source, filename):
    try:
        return compile(source, filename, "exec")
    except IndentationError:
        # A script that is indented as a whole, as the XML around it is.
        lighter = textwrap.dedent(source)
        if lighter == source:
            raise
        return compile(lighter, filename, "exec")
