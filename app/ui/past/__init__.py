"""What was done in the office, and the ways back."""
