"""The verbs of studies: `studies`, `guides` and `workshops` outside, `interviews` and `gating` in the closed room."""
