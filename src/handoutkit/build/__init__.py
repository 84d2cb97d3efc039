"""The order of things: what is wanted, what is stale, what stands in the way, what is written."""
