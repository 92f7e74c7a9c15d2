"""The backups in the window: kept without asking, told in the status bar, and the way back in three clicks."""
