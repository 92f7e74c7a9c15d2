"""How much a file from outside may hold; beyond it nothing is read (measured against hostile files)."""

import os

MB = 1024 * 1024
FILE_BYTES = 25 * MB
ENTRIES = 1_000
PART_BYTES = 150 * MB
TOTAL_BYTES = 300 * MB
RATIO, RATIO_FROM = 120, 8 * MB
SHEETS = 100
ROWS = 50_000
COLUMNS = 200
CELL_CHARACTERS = 32_767
CELLS = 4_000_000
SECONDS = 30
MEMORY_BYTES = 512 * MB


def cap_memory() -> None:
    """Give the child process at most half a gigabyte, where the system can."""
    if os.name != "posix":
        return
    import resource

    _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    cap = MEMORY_BYTES if hard == resource.RLIM_INFINITY else min(MEMORY_BYTES, hard)
    resource.setrlimit(resource.RLIMIT_AS, (cap, hard))
