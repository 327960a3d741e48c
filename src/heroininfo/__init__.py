"""Offline self-help reference on heroin and other opioids."""
