"""The network: a U-Net with a ResNet encoder, and the presence of each class as a global term.

The logit of a class at a pixel is what the decoder says of the place plus what the pooled
bottleneck says of the whole wafer. A wafer's label is evidence about the second: so real maps
with a label and no mask can teach when a class is there at all, and the masks follow.
"""

import copy
import itertools
from dataclasses import dataclass
from typing import Any, Final

import segmentation_models_pytorch as smp
import torch
from torch import Tensor, nn
from torch.nn import functional
from torch.nn.utils.fusion import fuse_conv_bn_eval

from ml_core.wafer.errors import TrainingError
from ml_core.wafer.taxonomy import CLASSES

ENCODERS: Final = ("resnet18", "resnet34", "resnet50", "resnet101")
"""Encoders that a run may name; packages need ResNet-50, whose embedding has 2048 numbers."""

DROPOUT: Final = 0.1
"""Share of the bottleneck's channels that training leaves out (Gal 2016; Tompson 2015)."""


@dataclass(frozen=True, slots=True, eq=False)
class Features:
    """What the encoder makes of wafers.

    Attributes:
        skips: (N, C, H/d, W/d) for d = 2, 4, 8, 16.
        bottleneck: (N, 2048, H/32, W/32) for ResNet-50 and 101, 512 channels for 18 and 34.
    """

    skips: tuple[Tensor, ...]
    bottleneck: Tensor


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """What the network says of wafers.

    Attributes:
        logits: (N, 8, H, W), the place's term plus the wafer's.
        presence: (N, 8), the wafer's term.
        embedding: (N, 2048) mean of the bottleneck.
    """

    logits: Tensor
    presence: Tensor
    embedding: Tensor


class WaferNet(nn.Module):
    """A U-Net (Ronneberger 2015) with a ResNet encoder (He 2016) and a presence term."""

    def __init__(self, encoder: str = "resnet50", *, weights: str | None = None) -> None:
        """Build it.

        Args:
            encoder: one of `ENCODERS`.
            weights: name of starting weights that the library knows, such as ``imagenet``, which
                come from a hub at run time; None starts from nothing.

        Raises:
            TrainingError: the encoder is not known, or its weights cannot be had here.
        """
        super().__init__()
        unet = _unet(encoder, weights)
        self.encoder, self.decoder = unet.encoder, unet.decoder
        self.head = unet.segmentation_head
        self.dropout = nn.Dropout2d(DROPOUT)
        self.presence = nn.Linear(self.encoder.out_channels[-1], len(CLASSES))
        nn.init.zeros_(self.presence.weight)
        nn.init.constant_(self.presence.bias, -1.5)  # most dies carry no defect
        nn.init.constant_(self.head[0].bias, -1.5)
        if weights is None:
            _begin_as_identity(self.encoder)

    def forward(self, map_: Tensor) -> Tensor:
        """Logits (N, 8, H, W) of maps (N, 3, H, W), H and W multiples of 32."""
        return self.answer(map_).logits

    def answer(self, map_: Tensor, *, lost: float = 0.0) -> Answer:
        """Say all of maps.

        Args:
            map_: (N, 3, H, W) float32, H and W multiples of 32.
            lost: share of the bottleneck's channels that are left out on top, in training or not.

        Returns:
            Logits, presence, embedding.
        """
        features = self.encode(map_)
        kept = functional.dropout2d(features.bottleneck, lost, training=lost > 0)
        return self.decode(Features(features.skips, kept))

    def parts(self, map_: Tensor, *, lost: float = 0.0) -> tuple[Tensor, Tensor, Tensor]:
        """The same as `answer` in a plain tuple: DDP hands on nothing else.

        Args:
            map_: as for `answer`.
            lost: as for `answer`.

        Returns:
            Logits, presence, embedding.
        """
        answer = self.answer(map_, lost=lost)
        return answer.logits, answer.presence, answer.embedding

    def encode(self, map_: Tensor) -> Features:
        """Features of maps (N, 3, H, W); in training some channels of the bottleneck are left out.

        Args:
            map_: (N, 3, H, W) float32.

        Returns:
            Skips and bottleneck.
        """
        _, *skips, bottleneck = self.encoder(map_)
        return Features(tuple(skips), self.dropout(bottleneck))

    def decode(self, features: Features) -> Answer:
        """Make logits of features.

        Args:
            features: of `encode`, or the same handed out by an exported graph.

        Returns:
            Logits, presence, embedding.
        """
        bottleneck = features.bottleneck
        embedding = bottleneck.mean(dim=(2, 3))
        presence = self.presence(embedding)
        places = self.head(self._decoded(features))
        return Answer(places + presence[:, :, None, None], presence, embedding)

    def _decoded(self, features: Features) -> Tensor:
        """The decoder's blocks in turn; its own ``forward`` asks for the map's size as well."""
        planes = features.bottleneck
        for block, skip in zip(self.decoder.blocks, (*reversed(features.skips), None), strict=True):
            height, width = 2 * planes.shape[2], 2 * planes.shape[3]
            planes = block(planes, height, width, skip_connection=skip)
        return planes


class ExportGraph(nn.Module):
    """The network with all that a model package hands out."""

    def __init__(self, network: WaferNet) -> None:
        super().__init__()
        self.network = network

    def forward(self, map_: Tensor) -> tuple[Tensor, ...]:
        """Run the network.

        Args:
            map_: (N, 3, H, W) float32.

        Returns:
            logits (N, 8, H, W), embedding (N, 2048), bottleneck (N, 2048, H/32, W/32) and
            skip1 to skip4 at H/2, H/4, H/8, H/16, as ResNet-50 makes them.
        """
        features = self.network.encode(map_)
        answer = self.network.decode(features)
        return (answer.logits, answer.embedding, features.bottleneck, *features.skips)


def fused(network: WaferNet) -> WaferNet:
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


def _unet(encoder: str, weights: str | None) -> Any:
    if encoder not in ENCODERS:
        raise TrainingError(
            f"encoder '{encoder}' is not known; choose one of {', '.join(ENCODERS)}"
        )
    try:
        return smp.Unet(encoder, encoder_weights=weights, in_channels=3, classes=len(CLASSES))
    except (OSError, KeyError, ValueError, RuntimeError) as error:
        raise TrainingError(
            f"starting weights '{weights}' of {encoder} cannot be had here ({error}); "
            "leave them out to train from nothing"
        ) from error


def _begin_as_identity(encoder: nn.Module) -> None:
    """Each residual block begins as the identity (Goyal 2017, section 5.1)."""
    for module in encoder.modules():
        last = getattr(module, "bn3", getattr(module, "bn2", None))
        if hasattr(module, "downsample") and last is not None:
            nn.init.zeros_(last.weight)
