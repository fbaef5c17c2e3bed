"""The only place of the program that opens a socket: addresses are guarded, and asked politely."""

from __future__ import annotations
