"""Lists as offices keep them: read, recognised, previewed and taken over."""
