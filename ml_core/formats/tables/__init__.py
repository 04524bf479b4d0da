"""Die tables: CSV and Parquet."""
