"""The inbox, in the person's language, and the readable mailbox of the demo."""
