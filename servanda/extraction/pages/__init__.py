"""Page cleaning: which lines of a copied page are the article."""
