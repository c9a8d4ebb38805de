"""Tests of the language side: tables of sentences, and what must hold for any text."""
