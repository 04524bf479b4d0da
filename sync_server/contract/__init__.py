"""The messages between workstation and server: pydantic only.

The workstation imports this package and nothing else of the server.
"""
