"""Reading and comparing whatever comes: no exception, no run above its time box."""
