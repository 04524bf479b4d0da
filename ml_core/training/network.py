"""The network: a U-Net with a ResNet encoder and eight independent sigmoid channels."""

import copy
import itertools
from typing import Any, cast

import segmentation_models_pytorch as smp
import torch
from torch import Tensor, nn
from torch.nn.utils.fusion import fuse_conv_bn_eval

from ml_core.wafer.taxonomy import CLASSES


def build_network(encoder: str = "resnet50") -> nn.Module:
    """Build the U-Net (Ronneberger 2015) with a ResNet encoder (He 2016), from nothing.

    ImageNet weights come from a hub at run time which many labs cannot reach, so none are used.

    Args:
        encoder: name of a segmentation-models-pytorch encoder.

    Returns:
        Module from (N, 3, H, W), H and W multiples of 32, to logits (N, 8, H, W).
    """
    network = smp.Unet(encoder, encoder_weights=None, in_channels=3, classes=len(CLASSES))
    nn.init.constant_(network.segmentation_head[0].bias, -3.0)  # most dies carry no defect
    for module in network.encoder.modules():  # each block begins as the identity (Goyal 2017, 5.1)
        last = getattr(module, "bn3", getattr(module, "bn2", None))
        if hasattr(module, "downsample") and last is not None:
            nn.init.zeros_(last.weight)
    return cast(nn.Module, network)


class ExportGraph(nn.Module):
    """The network with all that a model package hands out."""

    def __init__(self, network: Any) -> None:
        super().__init__()
        self.encoder, self.decoder = network.encoder, network.decoder
        self.head = network.segmentation_head

    def forward(self, map_: Tensor) -> tuple[Tensor, ...]:
        """Run the network.

        Args:
            map_: (N, 3, H, W) float32.

        Returns:
            logits (N, 8, H, W), embedding (N, 2048), bottleneck (N, 2048, H/32, W/32) and
            skip1 to skip4 at H/2, H/4, H/8, H/16, as ResNet-50 makes them.
        """
        features = self.encoder(map_)
        logits = self.head(self.decoder(features))
        bottleneck = features[5]
        return (logits, bottleneck.mean(dim=(2, 3)), bottleneck, *features[1:5])


def fused(network: nn.Module) -> nn.Module:
    """Copy a network with each batch norm folded into the convolution before it.

    Args:
        network: in evaluation; encoder blocks name theirs conv1 and bn1, and so on.

    Returns:
        A copy that computes the same with fewer steps.
    """
    copied = copy.deepcopy(network).eval()
    for module in copied.modules():
        children = dict(module.named_children())
        if isinstance(module, nn.Sequential):
            pairs = list(itertools.pairwise(children))
        else:
            pairs = [(n, n.replace("conv", "bn")) for n in children if n.startswith("conv")]
        for first, second in pairs:
            conv, norm = children[first], children.get(second)
            if isinstance(conv, nn.Conv2d) and isinstance(norm, nn.BatchNorm2d):
                setattr(module, first, fuse_conv_bn_eval(conv, norm))
                setattr(module, second, nn.Identity())
    return copied


def count_parameters(network: nn.Module) -> int:
    """Number of trained numbers.

    Args:
        network: any module.

    Returns:
        Their count.
    """
    return sum(p.numel() for p in network.parameters() if p.requires_grad)


@torch.no_grad()
def follow(average: nn.Module, network: nn.Module, *, keep: float) -> None:
    """Move an averaged copy towards the network (exponential moving average).

    Args:
        average: the copy, changed in place; its buffers become the network's averaged ones too.
        network: what it follows.
        keep: share of the old value that stays.
    """
    ours: list[Tensor] = list(average.parameters())
    theirs: list[Tensor] = list(network.parameters())
    torch._foreach_lerp_(ours, theirs, 1 - keep)
    for old, new in zip(average.buffers(), network.buffers(), strict=True):
        if old.dtype.is_floating_point:
            old.lerp_(new, 1 - keep)
        else:
            old.copy_(new)
