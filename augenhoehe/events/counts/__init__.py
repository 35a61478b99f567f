"""The only place that counts who came and what they said. Who opens each row reads plain numbers; nobody else does."""
