"""The only room with torch: data, network, losses, the training loop; packing is a room in it."""

from ml_core.training._torchvision import make_torchvision_importable

make_torchvision_importable()  # before anything here imports Lightning or the network's library
