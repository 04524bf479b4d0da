"""The three roles as one table (requirements document, section 13.2)."""

from enum import StrEnum
from typing import Final


class Role(StrEnum):
    """What an account is."""

    ANNOTATOR = "annotator"
    ENGINEER = "engineer"
    ADMIN = "admin"


class Permission(StrEnum):
    """What a request may need."""

    ANNOTATION_READ = "annotation.read"
    ANNOTATION_WRITE = "annotation.write"
    INFERENCE_READ = "inference.read"
    INFERENCE_WRITE = "inference.write"
    WAFER_READ = "wafer_map.read"
    WAFER_WRITE = "wafer_map.write"
    TRAINING_READ = "training.read"
    TRAINING_WRITE = "training.write"
    TRAINING_CANCEL = "training.cancel"
    LEARNING_READ = "active_learning.read"
    LEARNING_WRITE = "active_learning.write"
    MODEL_READ = "model.read"
    ANNOTATION_READ_ALL = "annotation.read_all"
    EXPORT_WRITE = "export.write"
    MODEL_WRITE = "model.write"
    MODEL_PROMOTE = "model.promote"
    MODEL_DELETE = "model.delete"
    TRAINING_DELETE = "training.delete"
    USER_READ = "user.read"
    USER_WRITE = "user.write"
    SYSTEM_CONFIG = "system.config"
    ANNOTATION_DELETE = "annotation.delete"


_ANNOTATOR: Final = frozenset(
    {
        Permission.ANNOTATION_READ,
        Permission.ANNOTATION_WRITE,
        Permission.INFERENCE_READ,
        Permission.WAFER_READ,
        Permission.WAFER_WRITE,
        Permission.MODEL_READ,
    }
)
_ENGINEER: Final = _ANNOTATOR | {
    Permission.INFERENCE_WRITE,
    Permission.TRAINING_READ,
    Permission.TRAINING_WRITE,
    Permission.TRAINING_CANCEL,
    Permission.LEARNING_READ,
    Permission.LEARNING_WRITE,
    Permission.ANNOTATION_READ_ALL,
    Permission.EXPORT_WRITE,
    Permission.MODEL_WRITE,
}

ROLES: Final = {
    Role.ANNOTATOR: _ANNOTATOR,
    Role.ENGINEER: _ENGINEER,
    Role.ADMIN: frozenset(Permission),
}
"""What each role may do. Annotators may download models and send wafers: their workstations need
both ('Model versions visible to all users')."""
