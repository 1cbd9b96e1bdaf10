"""The secretariat's pages: an inbox of proposals, each beside the words it rests on."""
