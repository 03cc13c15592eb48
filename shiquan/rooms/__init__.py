"""Online rooms: channels, messages, presence, and the live channel that carries events to browsers."""
