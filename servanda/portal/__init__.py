"""The public's pages, charts and downloads: they read, and never write."""
