"""How helper circles grow: members, meetings, the ladder of maturity, their small budget."""
