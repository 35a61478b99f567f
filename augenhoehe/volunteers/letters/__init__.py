"""Letters to volunteers and to whoever asks for them."""
