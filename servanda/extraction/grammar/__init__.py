"""What speech and promises share: verbs of saying, noun phrases, pronouns, subjects."""
