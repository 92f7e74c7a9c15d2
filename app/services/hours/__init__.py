"""What volunteers give and get back: hours in quarters, expenses, allowances up to their yearly limit."""
