"""The third stage: a handout becomes bytes in each format.

Knows neither the library nor where files go.
"""
