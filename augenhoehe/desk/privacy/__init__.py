"""Which data, how long, who reads; and the nightly deletion run with its rehearsal."""
