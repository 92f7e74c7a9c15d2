"""People announced for a house, in numbers only: what has to be found and done before they come."""
