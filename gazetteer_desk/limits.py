"""How much a child process may take (限额): memory, time, files. Windows has no such bounds."""

import sys


_MEMORY = 1 << 30  # address space: Python, lxml and a 50 MB page as text; 512 MB are too few
_TAKEN = 512 << 20  # what one file may fill of it
_CPU_SECONDS = 15


def limit_self() -> None:
    """Bound memory, open files and written files; Windows has only the parent's deadline."""
    if sys.platform == "win32":
        return
    import resource

    bounds = (
        (resource.RLIMIT_AS, _MEMORY),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, 64),
    )
    for what, most in bounds:
        _, hard = resource.getrlimit(what)
        allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (allowed, allowed))


def limit_time() -> None:
    """Give the job its seconds on top of what all jobs before it took."""
    if sys.platform == "win32":
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(used.ru_utime + used.ru_stime)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (spent + _CPU_SECONDS, hard))


def limit_memory() -> None:
    """Bound what the process may fill from now on, programs and shared libraries apart."""
    if sys.platform == "win32":
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    most = _TAKEN if hard == resource.RLIM_INFINITY else min(_TAKEN, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (most, hard))
