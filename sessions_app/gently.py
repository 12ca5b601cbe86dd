"""A process that makes room for others: the wall comes first, for the processor and for memory."""

import os

GENTLY = 15  # how much less urgent than the server it is, of 19
MOST_MEMORY = 1536 * 1024 * 1024  # bytes: twice what the largest book we know of takes


def go_gently() -> None:
    """Lower priority, and no more memory than that: asking for more fails."""
    if hasattr(os, "nice"):
        os.nice(GENTLY)
    try:
        import resource
    except ImportError:  # Windows has no such limits
        return
    _soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
    most = MOST_MEMORY if hard == resource.RLIM_INFINITY else min(MOST_MEMORY, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (most, hard))
