"""Avro schemas of all records, one file each, read through ``importlib.resources`` as ``pipeline.schemas``.

Kinds of things (``type``, ``section``, ``kind``, ``stance``, …) are strings whose values the ``doc`` lists, not Avro
enums: a reader of an older version fails on an enum symbol that it does not know, or reads it as a default and so
loses it; a string it can pass on. Fields that say what the record is have no default and can therefore never go away;
every other field has one, so that it can come and go without breaking a reader of either age.
"""
