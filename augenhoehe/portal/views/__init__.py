"""Pages: public ones for everybody, inside ones for those who keep them."""
