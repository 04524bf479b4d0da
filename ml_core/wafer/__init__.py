"""The words of the house: wafer map, die grid, shape, defect, inspection, errors."""
