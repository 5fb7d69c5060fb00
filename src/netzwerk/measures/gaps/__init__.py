"""What is missing, type by type: each gap with a lasting key, its reason, its effect and its quality."""
