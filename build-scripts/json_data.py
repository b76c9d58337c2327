"""Reads the data files that are compiled in, refusing what JSON itself would let pass."""
import json
import sys


def unique(pairs):
    names = [name for name, _ in pairs]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise ValueError(f"{', '.join(twice)} stands there twice")
    return dict(pairs)


def read_json(path):
    try:
        return json.loads(path.read_text("utf-8"), object_pairs_hook=unique)
    except ValueError as problem:
        sys.exit(f"{path.name}: {problem}")
