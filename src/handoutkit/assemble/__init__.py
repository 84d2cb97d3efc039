"""The second stage: a condition's recipe and the library become a handout in one language."""
