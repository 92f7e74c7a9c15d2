"""Letters, forms and mails: shipped wordings the office may change, filled for one person or many."""
