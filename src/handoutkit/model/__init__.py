"""The values that pass between the stages: frozen, typed, remembering their place.

No Markdown, no HTML.
"""
