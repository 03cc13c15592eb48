"""Rendering, sealing, signing, serving and verifying documents."""
