"""Forms of authorities: what is read of them, what filling in changes, and above all what it leaves alone."""
