"""Days of work from files: read, checked row by row, shown beside what is recorded, and merged."""
