"""The only room with torch: data, network, losses, the training loop, export, quantising."""
