"""Drawing without a screen: what strokes, clicks and commands make of shapes."""
