"""Protection in the window: the passphrase at the start, the lock for a pause, and the ways to change them."""
