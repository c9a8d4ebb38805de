"""All readings a word can have: the dictionaries, bundled or the user's, behind camel-tools' analyser."""
