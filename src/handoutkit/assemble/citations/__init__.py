"""References written as a citation style says, as inlines. Knows neither files nor numbering.

The style is CSL; citeproc-py reads it (`engine`, the one module that knows that library). Data is
put right before (`items`, `names`, `dates`, `addresses`) and turned into inlines after (`marks`).
"""

from handoutkit.assemble.citations.engine import CitationEngine, CiteprocEngine

__all__ = ["CitationEngine", "CiteprocEngine"]
