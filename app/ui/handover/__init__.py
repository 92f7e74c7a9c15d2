"""The handover in the window: a package for the deputy is made, opened, looked at or taken over."""
