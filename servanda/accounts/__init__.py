"""The people: who may sign in, and in which role."""
