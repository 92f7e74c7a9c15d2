"""What goes wrong: the problem book with its training topics, and incidents that only few may see."""
