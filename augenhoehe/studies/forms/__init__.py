"""The forms of studies: `studies` for bodies and the coordination, `interviews` in the closed room, `public`."""
