"""Letters, labels, mail and telephone lists: everything an office writes to its volunteers."""
