"""What was read of an export becomes ours: stories by the hundred, with all that publishing would have written."""
