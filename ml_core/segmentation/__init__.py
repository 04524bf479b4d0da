"""From a wafer's dies to its defects: preprocessing, model package, session, postprocessing."""
