"""Tells invented records from real ones by their keys, without loading what makes them."""

SEED = 71638


def key(number: int) -> str:
    """The key of the record made as the so-and-so-many-th; the same in every run."""
    return f"{SEED:08x}{number:024x}"


def invented(identity: str) -> bool:
    """Whether a record was made with the sample office: the keys of real ones are random all over."""
    return identity.startswith(key(0)[:20])
