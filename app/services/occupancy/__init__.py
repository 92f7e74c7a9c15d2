"""How many people live in the houses: numbers by key date, typed, imported, compared; nobody has a name here."""
