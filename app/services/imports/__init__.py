"""Lists as offices keep them: `open_list` reads and recognises, `plan` says what will happen, `apply` does it."""
