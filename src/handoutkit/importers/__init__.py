"""Articles and references as others keep them, and what the house makes of them."""
