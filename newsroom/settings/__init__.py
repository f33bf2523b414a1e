"""Settings: `base` is safe production, `dev` and `test` loosen it, `env` alone reads the environment."""
