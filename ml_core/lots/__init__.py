"""What is true of several wafers at once: zones, stacks, comparisons, bins, measured values."""
