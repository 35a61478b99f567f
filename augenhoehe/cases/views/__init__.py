"""Pages of the closed room: never cached, never without a second factor, every reading noted."""
