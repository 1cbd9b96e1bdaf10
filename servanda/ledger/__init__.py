"""What is kept: every table of the domain, the one door to it, and the sealed journal."""
