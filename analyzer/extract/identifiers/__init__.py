"""Find the handles by which an operator can be recognised."""
