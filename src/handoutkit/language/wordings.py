"""Canonical wordings of disclaimers that law prescribes."""

from collections.abc import Mapping
from types import MappingProxyType

# 21 CFR 101.93(c)(2): the disclaimer for more than one statement (plural). (d): an asterisk links
# to it.
CANONICAL: Mapping[str, str] = MappingProxyType(
    {
        "us-dshea-plural": (
            "These statements have not been evaluated by the Food and Drug Administration. "
            "This product is not intended to diagnose, treat, cure, or prevent any disease."
        ),
        "us-dshea": (
            "This statement has not been evaluated by the Food and Drug Administration. "
            "This product is not intended to diagnose, treat, cure, or prevent any disease."
        ),
    }
)
