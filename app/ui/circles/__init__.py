"""The helper circles in the window: members, meetings, ladder of maturity, budget."""
