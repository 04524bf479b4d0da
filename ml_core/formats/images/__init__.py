"""Pictures: colours to no die, pass, fail; blocks of pixels to dies."""
