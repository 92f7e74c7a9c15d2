"""What goes wrong, on the screen: the problem book, and incidents in a window of their own."""
