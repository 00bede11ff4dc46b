"""Frozen values that pass between the stages; imports nothing of ours."""
