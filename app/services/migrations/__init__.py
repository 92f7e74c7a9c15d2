"""Brings a database to the present schema, whole or not at all."""
