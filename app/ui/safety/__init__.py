"""What keeps the user safe at the edges of the window: the log, unfinished input, a file in an unsafe place."""
