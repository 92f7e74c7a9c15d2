"""The wizard that reads other people's lists."""
