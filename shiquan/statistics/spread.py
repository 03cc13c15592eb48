"""Medians from counts: how many answers fell within each stretch of time. Pure."""

from collections.abc import Sequence

MINUTE, HOUR, DAY = 60, 3600, 86400
ANSWER_EDGES = tuple(m * MINUTE for m in (2, 5, 10, 15, 20, 25, 30, 40, 50, 60, 90, 120, 240, 480, 1440, 2880, 10080))
"""Upper ends in seconds; whatever is longer falls into a last stretch of its own."""
JOIN_EDGES = tuple(h * HOUR for h in (0.25, 0.5, 1, 2, 4, 8, 12, 24, 36, 48, 72, 96, 120, 168, 240, 336, 720))


def find_median(counts: Sequence[int], edges: Sequence[float]) -> float | None:
    """The median in seconds, spread evenly within its stretch; None without any count.

    ``counts`` has one entry more than ``edges``; in the open last stretch the answer is its lower end.
    """
    whole = sum(counts)
    if not whole:
        return None
    half, below, low = whole / 2, 0, 0.0
    for count, high in zip(counts, edges, strict=False):
        if count and below + count >= half:
            return low + (high - low) * (half - below) / count
        below, low = below + count, float(high)
    return low
