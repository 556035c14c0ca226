"""Where Open edX keeps `draganddrop`: `from verifiers import draganddrop`, `import verifiers.draganddrop`."""

import sys

import draganddrop

__path__ = []
sys.modules["verifiers.draganddrop"] = draganddrop
