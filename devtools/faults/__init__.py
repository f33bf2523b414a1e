"""Faults that the tests must find, seeded one after another: ``python -m devtools.faults``, or ``make faults``."""
