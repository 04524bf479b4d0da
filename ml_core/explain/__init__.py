"""Why a model says what it says, and how sure it is: heat maps and uncertainty without torch."""
