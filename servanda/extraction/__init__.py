"""The reading of prose: a stored text becomes proposals, each anchored to the words it came from."""
