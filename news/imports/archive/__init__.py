"""Tools for a grown archive: people who are one, stories under another section, texts that stand there twice."""
