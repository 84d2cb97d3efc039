"""The words of a language: its tag, direction, dates, labels and canonical wordings.

Babel's one room.
"""
