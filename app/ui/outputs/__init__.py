"""What leaves the program through the window: lists as files, documents as PDF and on paper."""
