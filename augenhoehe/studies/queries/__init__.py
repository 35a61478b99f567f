"""Questions that pages, rules and operations ask: `studies` of what bodies read, `interviews` inside the room."""
