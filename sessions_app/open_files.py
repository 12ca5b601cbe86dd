"""Each phone is an open file; most systems begin with a limit of 1,024 for a process."""


def allow_many_files() -> None:
    """Ask for as many as this user may have."""
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
