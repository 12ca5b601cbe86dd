"""What organisers take home: proceedings, tables, calendars, the archive. Each is made from the
public rows at one seq, so that what is hidden or forgotten is in none of them.

Each module offers its own exports (registry.py) when it is imported here.
"""

from . import archive, audit, board_tables, book, plans, schedule  # noqa: F401
