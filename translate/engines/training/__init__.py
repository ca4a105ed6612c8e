"""How the built-in engine's adapter is made: data, training, export, evaluation."""
