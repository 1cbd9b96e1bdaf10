"""A second proposer behind the grounding gate: it points at words, our readers say what they say."""
