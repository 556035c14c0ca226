"""The module `random` as author scripts know it: CPython's Mersenne Twister with the forms that Python 2.7 gave its results.

Open edX keeps these forms, so that a seed draws for ever what it drew for the first learner. Python 3 draws the bits in the
same way but makes integers, choices and shuffles of them differently. Written from the behaviour of CPython 2.7.18, with
which the tests compare; the methods are those named in its documentation (Kinderman and Monahan 1977; Cheng 1977;
Ahrens and Dieter 1974; Fisher 1993).
"""

import _random
from math import acos as _acos
from math import ceil as _ceil
from math import cos as _cos
from math import e as _e
from math import exp as _exp
from math import frexp as _frexp
from math import log as _log
from math import pi as _pi
from math import sin as _sin
from math import sqrt as _sqrt
from os import urandom as _urandom

_WORD = 1 << 64
_EXACT = 1 << 53
_NORMAL_MAGIC = 4 * _exp(-0.5) / _sqrt(2.0)
_GAMMA_MAGIC = 1.0 + _log(4.5)


def _signed(number):
    number %= _WORD
    return number - _WORD if number >= _WORD >> 1 else number


def _old_hash(value):
    """`hash(value)` of Python 2.7 on 64 bits, for the values that scripts use as seeds."""
    if isinstance(value, str):
        return _hash_bytes(value.encode("latin-1", "replace"))
    if isinstance(value, (bytes, bytearray)):
        return _hash_bytes(value)
    if isinstance(value, float):
        return _hash_float(value)
    return hash(value)


def _hash_bytes(data):
    if not data:
        return 0
    number = data[0] << 7
    for byte in data:
        number = (1000003 * number) % _WORD ^ byte
    return _not_minus_one(_signed(number ^ len(data)))


def _hash_float(value):
    if value != value or value in (float("inf"), float("-inf")):
        return {"inf": 314159, "-inf": -271828}.get(str(value), 0)
    if value.is_integer():
        return _hash_whole(int(value))
    fraction, exponent = _frexp(value)
    fraction *= 2147483648.0
    high = int(fraction)
    low = int((fraction - high) * 2147483648.0)
    return _not_minus_one(_signed(high + low + (exponent << 15)))


def _hash_whole(value):
    if -(_WORD >> 1) <= value < _WORD >> 1:
        return _not_minus_one(value)
    digits, left = [], abs(value)
    while left:
        digits.append(left & 0x3FFFFFFF)
        left >>= 30
    number = 0
    for digit in reversed(digits):
        number = ((number << 30) & (_WORD - 1) | number >> 34) + digit
        if number >= _WORD:
            number = number % _WORD + 1
    return _not_minus_one(_signed(-number if value < 0 else number))


def _not_minus_one(number):
    return -2 if number == -1 else number


class Random(_random.Random):
    """A generator of its own, with a state of its own."""

    VERSION = 3

    def __new__(cls, *_arguments, **_keywords):
        # The base class would read its seed here, in the way of Python 3.
        return super().__new__(cls)

    def __init__(self, x=None):
        self.seed(x)
        self.gauss_next = None

    def seed(self, a=None, version=2):
        """`a` may be a whole number, a text, another number or None. (`version` belongs to Python 3 and changes nothing.)"""
        if a is None:
            a = int.from_bytes(_urandom(16), "big")
        if isinstance(a, int):
            super().seed(abs(int(a)))
        else:
            super().seed(_old_hash(a) % _WORD)
        self.gauss_next = None

    def getstate(self):
        return self.VERSION, super().getstate(), self.gauss_next

    def setstate(self, state):
        version, inner, self.gauss_next = state
        if version != self.VERSION:
            raise ValueError(f"a state of version {version!r} does not fit version {self.VERSION!r}")
        super().setstate(inner)

    def __reduce__(self):
        return self.__class__, (), self.getstate()

    # ------------------------------------------------------------------------------------------------ whole numbers

    def _below(self, n):
        """A whole number below `n`, for `n` beyond what a float holds exactly."""
        bits = int(1.00001 + _log(n - 1, 2.0))
        number = self.getrandbits(bits)
        while number >= n:
            number = self.getrandbits(bits)
        return number

    def _up_to(self, count):
        return self._below(count) if count >= _EXACT else int(self.random() * count)

    def randrange(self, start, stop=None, step=1):
        """One of `range(start, stop, step)`."""
        first = _whole(start, 1)
        if stop is None:
            if first > 0:
                return self._up_to(first)
            raise ValueError("empty range for randrange()")
        last, stride = _whole(stop, 2), _whole(step, 3)
        width = last - first
        if stride == 1 and width > 0:
            return int(first + self._up_to(width))
        if stride == 1:
            raise ValueError(f"empty range for randrange() ({first}, {last}, {width})")
        if stride == 0:
            raise ValueError("zero step for randrange()")
        count = (width + stride + (-1 if stride > 0 else 1)) // stride
        if count <= 0:
            raise ValueError("empty range for randrange()")
        return first + stride * self._up_to(count)

    def randint(self, a, b):
        """A whole number from `a` to `b`, both included."""
        return self.randrange(a, b + 1)

    def randbytes(self, n):
        """As in Python 3; Python 2.7 had no such function."""
        return self.getrandbits(n * 8).to_bytes(n, "little") if n > 0 else b""

    # ------------------------------------------------------------------------------------------------ sequences

    def choice(self, seq):
        return seq[int(self.random() * len(seq))]

    def choices(self, population, weights=None, *, cum_weights=None, k=1):
        """As in Python 3; Python 2.7 had no such function."""
        from bisect import bisect
        from itertools import accumulate

        if cum_weights is None and weights is None:
            return [self.choice(population) for _ in range(k)]
        totals = list(cum_weights) if cum_weights is not None else list(accumulate(weights))
        total = totals[-1] + 0.0
        return [population[bisect(totals, self.random() * total, 0, len(totals) - 1)] for _ in range(k)]

    def shuffle(self, x, random=None):
        """Puts a list into a new order, in place."""
        draw = self.random if random is None else random
        for last in range(len(x) - 1, 0, -1):
            other = int(draw() * (last + 1))
            x[last], x[other] = x[other], x[last]

    def sample(self, population, k):
        """`k` different members, in the order of drawing."""
        size = len(population)
        if not 0 <= k <= size:
            raise ValueError("sample larger than population")
        k = int(k)
        # Whether drawing from a shrinking copy takes less room than remembering what was drawn.
        small = 21 + (4 ** _ceil(_log(k * 3, 4)) if k > 5 else 0)
        if size <= small or hasattr(population, "keys"):
            pool, drawn = list(population), []
            for left in range(size, size - k, -1):
                at = int(self.random() * left)
                drawn.append(pool[at])
                pool[at] = pool[left - 1]
            return drawn
        if isinstance(population, (set, frozenset)):
            population = tuple(population)
        taken, drawn = set(), []
        for _ in range(k):
            at = int(self.random() * size)
            while at in taken:
                at = int(self.random() * size)
            taken.add(at)
            drawn.append(population[at])
        return drawn

    # ------------------------------------------------------------------------------------------------ distributions

    def uniform(self, a, b):
        return a + (b - a) * self.random()

    def triangular(self, low=0.0, high=1.0, mode=None):
        drawn = self.random()
        try:
            turn = 0.5 if mode is None else (mode - low) / (high - low)
        except ZeroDivisionError:
            return low
        if drawn > turn:
            drawn, turn, low, high = 1.0 - drawn, 1.0 - turn, high, low
        return low + (high - low) * (drawn * turn) ** 0.5

    def normalvariate(self, mu, sigma):
        while True:
            first = self.random()
            second = 1.0 - self.random()
            z = _NORMAL_MAGIC * (first - 0.5) / second
            if z * z / 4.0 <= -_log(second):
                return mu + z * sigma

    def lognormvariate(self, mu, sigma):
        return _exp(self.normalvariate(mu, sigma))

    def expovariate(self, lambd):
        return -_log(1.0 - self.random()) / lambd

    def vonmisesvariate(self, mu, kappa):
        if kappa <= 1e-6:
            return 2 * _pi * self.random()
        s = 0.5 / kappa
        r = s + _sqrt(1.0 + s * s)
        while True:
            z = _cos(_pi * self.random())
            d = z / (r + z)
            drawn = self.random()
            if drawn < 1.0 - d * d or drawn <= (1.0 - d) * _exp(d):
                break
        q = 1.0 / r
        f = (q + z) / (1.0 + q * z)
        return (mu + _acos(f)) % (2 * _pi) if self.random() > 0.5 else (mu - _acos(f)) % (2 * _pi)

    def gammavariate(self, alpha, beta):
        if alpha <= 0.0 or beta <= 0.0:
            raise ValueError("gammavariate: alpha and beta must be > 0.0")
        if alpha > 1.0:
            return self._large_gamma(alpha) * beta
        if alpha == 1.0:
            drawn = self.random()
            while drawn <= 1e-7:
                drawn = self.random()
            return -_log(drawn) * beta
        return self._small_gamma(alpha) * beta

    def _large_gamma(self, alpha):
        ainv = _sqrt(2.0 * alpha - 1.0)
        b = alpha - _log(4.0)
        c = alpha + ainv
        while True:
            first = self.random()
            if not 1e-7 < first < 0.9999999:
                continue
            second = 1.0 - self.random()
            v = _log(first / (1.0 - first)) / ainv
            x = alpha * _exp(v)
            z = first * first * second
            r = b + c * v - x
            if r + _GAMMA_MAGIC - 4.5 * z >= 0.0 or r >= _log(z):
                return x

    def _small_gamma(self, alpha):
        while True:
            b = (_e + alpha) / _e
            p = b * self.random()
            x = p ** (1.0 / alpha) if p <= 1.0 else -_log((b - p) / alpha)
            second = self.random()
            if p > 1.0:
                if second <= x ** (alpha - 1.0):
                    return x
            elif second <= _exp(-x):
                return x

    def gauss(self, mu, sigma):
        z, self.gauss_next = self.gauss_next, None
        if z is None:
            angle = self.random() * 2 * _pi
            reach = _sqrt(-2.0 * _log(1.0 - self.random()))
            z = _cos(angle) * reach
            self.gauss_next = _sin(angle) * reach
        return mu + z * sigma

    def betavariate(self, alpha, beta):
        y = self.gammavariate(alpha, 1.0)
        return 0.0 if y == 0 else y / (y + self.gammavariate(beta, 1.0))

    def paretovariate(self, alpha):
        return 1.0 / pow(1.0 - self.random(), 1.0 / alpha)

    def weibullvariate(self, alpha, beta):
        return alpha * pow(-_log(1.0 - self.random()), 1.0 / beta)


class SystemRandom(Random):
    """Named as Python's own; draws from the same kind of generator, so that a script's results follow from its seed."""


def _whole(value, position):
    number = int(value)
    if number != value:
        raise ValueError(f"non-integer arg {position} for randrange()")
    return number


_shared = Random(0)
seed = _shared.seed
random = _shared.random
uniform = _shared.uniform
triangular = _shared.triangular
randint = _shared.randint
choice = _shared.choice
choices = _shared.choices
randrange = _shared.randrange
randbytes = _shared.randbytes
sample = _shared.sample
shuffle = _shared.shuffle
normalvariate = _shared.normalvariate
lognormvariate = _shared.lognormvariate
expovariate = _shared.expovariate
vonmisesvariate = _shared.vonmisesvariate
gammavariate = _shared.gammavariate
gauss = _shared.gauss
betavariate = _shared.betavariate
paretovariate = _shared.paretovariate
weibullvariate = _shared.weibullvariate
getstate = _shared.getstate
setstate = _shared.setstate
getrandbits = _shared.getrandbits
