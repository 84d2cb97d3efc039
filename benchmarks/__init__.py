"""The product measured beside what a user would pick instead, in one run: `make bench`.

No part of the program; nothing in `src/` knows of it.
"""
