"""Timings, printed and never asserted: ``python -m pytest tests/benchmarks -s -m slow``."""
