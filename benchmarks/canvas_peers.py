def measure_labelme(p, n):
    return [], {}


def measure_napari(p, n):
    return [], {}
