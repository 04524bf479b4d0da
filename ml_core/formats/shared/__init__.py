"""What every reader of die maps needs: layout, geometry, naming, refusals."""
