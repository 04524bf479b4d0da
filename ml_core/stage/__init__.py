"""What is driven to on a microscope: points, the way through them, and what was found there."""
