"""Parts of the lot page: gallery, maps of lots, charts, tables."""
