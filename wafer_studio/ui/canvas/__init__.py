"""The map view: camera, layers, hatches and what lies under the pointer."""
