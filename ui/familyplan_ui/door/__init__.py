"""Getting in, and getting back in: recovery, other keys, backups, and stores that will not open."""
