"""YAML: what is wrong with a text that is none."""

from .explaining import explained
from .stops import Stop

__all__ = ["Stop", "explained"]
