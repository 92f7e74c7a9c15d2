"""Proofs: what somebody has, what is demanded for which work, and what runs out when."""
