"""Hand-tagged news Arabic, and the program that compares the tagger with it (see README.md)."""
