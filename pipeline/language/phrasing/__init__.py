"""Phrases in parts: what the words of a section are, and how prepositions hang on a phrase."""
