"""The lab's shared server: keeps what workstations send, and hands it to the others."""
