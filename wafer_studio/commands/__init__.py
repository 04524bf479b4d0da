"""The commands of the command line, one module each; none loads a model before it runs."""
