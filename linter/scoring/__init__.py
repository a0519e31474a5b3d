"""Measure the linter against labelled messages. Pure functions: labels and predictions in, a frozen report out."""
