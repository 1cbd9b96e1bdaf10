"""Who said what: quoted words, reported words, interviews, and their speakers."""
