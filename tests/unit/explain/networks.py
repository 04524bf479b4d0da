"""A small network that says something: seeded, untrained, with every part of it at work."""

import torch
from torch import nn

from ml_core.training.network import WaferNet


def lively_network(encoder="resnet18", *, seed=0):
    """Untrained, in evaluation; presence, norms and head are no longer what they begin as."""
    torch.manual_seed(seed)
    network = WaferNet(encoder)
    nn.init.normal_(network.presence.weight, std=0.1)
    nn.init.zeros_(network.presence.bias)
    for module in network.modules():
        if isinstance(module, nn.BatchNorm2d):
            nn.init.uniform_(module.weight, 0.5, 1.0)
            nn.init.normal_(module.bias, std=0.1)
    network.train()
    with torch.no_grad():
        for _ in range(4):
            network(torch.rand(4, 3, 64, 64))  # moves the norms' running figures
    return network.eval()
