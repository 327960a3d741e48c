"""Editors' side: YAML to checked records. Never imported on a reader's way."""
