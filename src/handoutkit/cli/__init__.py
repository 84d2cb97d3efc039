"""The command `handout`: a thin edge over the stages.

Holds no rule, no format and no path of its own.
"""
