"""References written as a citation style says, as inlines. Knows neither files nor numbering.

The style is CSL; citeproc-py reads it (`engine`, the one module that knows that library). Data is
put right before (`items`, `names`, `dates`, `addresses`) and turned into inlines after (`marks`).
What was written once is known afterwards (`written`).
"""

from handoutkit.assemble.citations.engine import CitationEngine, CiteprocEngine, check_style
from handoutkit.assemble.citations.written import Written, WrittenItems

__all__ = ["CitationEngine", "CiteprocEngine", "Written", "WrittenItems", "check_style"]
