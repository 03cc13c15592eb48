"""What a person is owed: pure functions from facts to derivations."""
