"""Tests of the judgements; a package, since other rooms have modules of the same names."""
