"""Tools: what the pointer and the keys do on the map, one module a tool."""
