"""From a checkpoint to a model package: export, check against torch, quantise, calibrate, write."""
