"""The calculator of numerical and formula problems, for scripts: `calc.evaluator(variables, functions, expression)`.

From loosest to tightest: sums, products, the parallel operator `||`, signs, powers (from the right). Multiplication is always
written. Source: the Open edX documentation, "Math expression syntax"; the same rules as `lib/capa/calculator`.
"""

import cmath
import math
import re

_TOKEN = re.compile(
    r"\s*(?:(?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?%?)(?![A-Za-z_.\d])"
    r"|(?P<name>[A-Za-z](?:[A-Za-z0-9_]*[A-Za-z0-9]|(?=_\{))?_*?(?:_\{-?[A-Za-z0-9]+\})?(?:\^\{-?[A-Za-z0-9]+\})?'*)"
    r"|(?P<sign>\|\||[-+*/^()]))"
)


class UndefinedVariable(Exception):
    """The expression uses a name that is not known."""


class UnmatchedParenthesis(Exception):
    """A parenthesis has no partner."""


class ParseException(Exception):
    """The text is no expression."""


def _both(real, imaginary, is_real=lambda _x: True, beyond=None):
    """A function of real and complex numbers; `beyond` answers real numbers outside the real domain."""

    def apply(value):
        if isinstance(value, complex):
            return imaginary(value)
        if math.isnan(value) or is_real(value):
            return real(value)
        return imaginary(complex(value)) if beyond is None else beyond

    return apply


def _over(function):
    """One over a function's value; infinite where that is zero."""

    def apply(value):
        result = function(value)
        return math.inf if result == 0 else 1 / result

    return apply


def _of_inverse(function):
    return lambda value: function(1 / value)


def factorial(value):
    number = value.real if isinstance(value, complex) and value.imag == 0 else value
    if isinstance(number, complex) or number < 0 or number != math.floor(number):
        raise ValueError("Factorial is only known for whole numbers that are not negative.")
    if number > 170:
        raise OverflowError("A number in this expression is too large.")
    return float(math.factorial(int(number)))


def _log(value, base=None):
    if value == 0:
        return -math.inf
    return math.log(value) if base is None else (math.log2 if base == 2 else math.log10)(value)


def _clog(base=None):
    def apply(value):
        if value == 0:
            return -math.inf
        return cmath.log(value) if base is None else cmath.log(value) / math.log(base)

    return apply


def _arccot(value):
    if value == 0:
        return math.pi / 2
    return _FUNCTIONS["arctan"](1 / value)


def _within_one(x):
    return abs(x) <= 1


def _positive(x):
    return x >= 0


_sin, _cos, _tan = _both(math.sin, cmath.sin), _both(math.cos, cmath.cos), _both(math.tan, cmath.tan)
_sinh, _cosh, _tanh = _both(math.sinh, cmath.sinh), _both(math.cosh, cmath.cosh), _both(math.tanh, cmath.tanh)
_asin_only = _both(math.asin, cmath.asin, _within_one, math.nan)
_acos_only = _both(math.acos, cmath.acos, _within_one, math.nan)
_acosh_only = _both(math.acosh, cmath.acosh, lambda x: x >= 1, math.nan)
_asinh = _both(math.asinh, cmath.asinh)
_atanh_only = _both(math.atanh, cmath.atanh, lambda x: abs(x) < 1, math.nan)

_FUNCTIONS = {
    "sin": _sin,
    "cos": _cos,
    "tan": _tan,
    "sec": _over(_cos),
    "csc": _over(_sin),
    "cot": _over(_tan),
    "sqrt": _both(math.sqrt, cmath.sqrt, _positive),
    "log10": _both(lambda x: _log(x, 10), _clog(10), _positive),
    "log2": _both(lambda x: _log(x, 2), _clog(2), _positive),
    "ln": _both(_log, _clog(), _positive),
    "exp": _both(math.exp, cmath.exp),
    "abs": abs,
    "fact": factorial,
    "factorial": factorial,
    "arcsin": _both(math.asin, cmath.asin, _within_one),
    "arccos": _both(math.acos, cmath.acos, _within_one),
    "arctan": _both(math.atan, cmath.atan),
    "arcsec": _of_inverse(_acos_only),
    "arccsc": _of_inverse(_asin_only),
    "arccot": _arccot,
    "sinh": _sinh,
    "cosh": _cosh,
    "tanh": _tanh,
    "sech": _over(_cosh),
    "csch": _over(_sinh),
    "coth": _over(_tanh),
    "arcsinh": _asinh,
    "arccosh": _acosh_only,
    "arctanh": _both(math.atanh, cmath.atanh, lambda x: abs(x) < 1),
    "arcsech": _of_inverse(_acosh_only),
    "arccsch": _of_inverse(_asinh),
    "arccoth": _of_inverse(_atanh_only),
}

DEFAULT_FUNCTIONS = dict(_FUNCTIONS)
DEFAULT_VARIABLES = {"i": 1j, "j": 1j, "e": math.e, "pi": math.pi}


def evaluator(variables, functions, math_expr, case_sensitive=False):
    """The value of an expression; "not a number" for an empty one."""
    if math_expr.strip() == "":
        return math.nan
    key = str if case_sensitive else str.lower
    names = {**DEFAULT_VARIABLES, **{key(name): value for name, value in variables.items()}}
    calls = {**DEFAULT_FUNCTIONS, **{key(name): value for name, value in functions.items()}}
    return _Reader(math_expr, names, calls, key).value()


class _Reader:
    """Reads and works out in one go."""

    def __init__(self, source, names, calls, key):
        self._tokens = _tokens(source)
        self._at = 0
        self._names = names
        self._calls = calls
        self._key = key
        self._check_names()

    def value(self):
        result = self._sum()
        if self._at < len(self._tokens):
            raise ParseException("This is not an expression.")
        return result

    def _check_names(self):
        unknown = []
        for at, (kind, text) in enumerate(self._tokens):
            if kind != "name":
                continue
            is_call = self._tokens[at + 1 : at + 2] == [("sign", "(")]
            if self._key(text) not in (self._calls if is_call else self._names):
                unknown.append(text)
        if unknown:
            raise UndefinedVariable(f"Not known here: {', '.join(dict.fromkeys(unknown))}.")

    def _sign(self, *wanted):
        kind, text = self._tokens[self._at] if self._at < len(self._tokens) else ("end", "")
        if kind == "sign" and text in wanted:
            self._at += 1
            return text
        return ""

    def _sum(self):
        result = self._product()
        while sign := self._sign("+", "-"):
            result = result + self._product() if sign == "+" else result - self._product()
        return result

    def _product(self):
        result = self._parallel()
        while sign := self._sign("*", "/"):
            result = result * self._parallel() if sign == "*" else result / self._parallel()
        return result

    def _parallel(self):
        parts = [self._signed()]
        while self._sign("||"):
            parts.append(self._signed())
        if len(parts) == 1:
            return parts[0]
        return math.nan if 0 in parts else 1 / sum(1 / part for part in parts)

    def _signed(self):
        is_negative = False
        while sign := self._sign("+", "-"):
            is_negative ^= sign == "-"
        result = self._power()
        return -result if is_negative else result

    def _power(self):
        base = self._atom()
        return base ** self._signed() if self._sign("^") else base

    def _atom(self):
        kind, text = self._tokens[self._at] if self._at < len(self._tokens) else ("end", "")
        self._at += 1
        if kind == "number":
            return float(text[:-1]) * 0.01 if text.endswith("%") else float(text)
        if kind == "name" and self._tokens[self._at : self._at + 1] == [("sign", "(")]:
            self._at += 1
            return self._calls[self._key(text)](self._bracketed())
        if kind == "name":
            return self._names[self._key(text)]
        if text == "(":
            return self._bracketed()
        raise ParseException("This is not an expression.")

    def _bracketed(self):
        result = self._sum()
        if not self._sign(")"):
            raise ParseException("This is not an expression.")
        return result


def _tokens(source):
    _check_brackets(source)
    tokens, at, end = [], 0, len(source.rstrip())
    while at < end:
        match = _TOKEN.match(source, at)
        if not match or match.end() == at:
            raise ParseException(f"This is not an expression: {source[at : at + 20]!r}.")
        tokens.append((match.lastgroup, match[match.lastgroup]))
        at = match.end()
    return tokens


def _check_brackets(source):
    opened = 0
    for character in source:
        opened += (character == "(") - (character == ")")
        if opened < 0:
            break
    if opened != 0:
        raise UnmatchedParenthesis("A parenthesis has no partner.")
