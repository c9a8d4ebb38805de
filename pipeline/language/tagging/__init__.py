"""Tagging in parts: the options of a word, rules and trained weights that choose among them, words easily mixed up."""
