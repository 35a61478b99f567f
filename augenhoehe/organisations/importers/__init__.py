"""What `augenhoehe import` brings into the register."""
