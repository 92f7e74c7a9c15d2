"""Stunden: the sheet for many, the list of all, what each person gave and got back."""
