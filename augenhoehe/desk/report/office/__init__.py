"""What an office owes others: the report to its council, figures for grants, the frame concept, and what all costs."""
