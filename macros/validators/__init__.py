"""Validators of YAML values: what is wrong with a value, the JSON Schema of a right one, and its reader."""

from __future__ import annotations

from . import readers
from .base import DRAFT, Schema, Validator, described
from .lists import ListOf, different_keys, different_texts, texts
from .records import Field, Fields, Record, Records, properties, repeated, required, values
from .scalars import TEXT, OneOf, address, any_date, day, text, true_or_false, whole_number

__all__ = [
    "DRAFT",
    "TEXT",
    "Field",
    "Fields",
    "ListOf",
    "OneOf",
    "Record",
    "Records",
    "Schema",
    "Validator",
    "address",
    "any_date",
    "day",
    "described",
    "different_keys",
    "different_texts",
    "properties",
    "readers",
    "repeated",
    "required",
    "text",
    "texts",
    "true_or_false",
    "values",
    "whole_number",
]
