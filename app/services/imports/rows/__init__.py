"""From the rows of a table to the values of records, one module a kind of list."""
