"""Takes disputes through a running server over HTTP, as people do: load, proof that nothing is lost, figures."""
