"""What the models say of wafers, and the cache of what they said."""
