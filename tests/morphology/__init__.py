"""Tests of the morphological analyser and its databases."""
