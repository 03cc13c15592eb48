"""The law as pure functions and dated data: calendar, periods, money, calculators. No Django, no clock, no network."""
