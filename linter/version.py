"""The version, alone, so that anything may import it."""

VERSION = "0.1.0"
