"""Magpie: bridges English- and Chinese-speaking communities on Discord."""

__version__ = "0.1.0"
