"""The commands: each module has a docstring for its help, EXAMPLES, add_arguments and run."""
