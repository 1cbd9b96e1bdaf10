"""Who is in a text: people, offices, bodies, countries, by name or by reference."""
