"""No core dumps of processes that know persons: a crash would leave their names on a disk."""

import resource


def without_dumps() -> None:
    """Let neither this process nor those that it starts write their memory down."""
    _, hard = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (0, hard))
