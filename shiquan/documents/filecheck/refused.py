"""The one answer to a file that is not taken."""


class BadUpload(ValueError):
    """The file is not accepted; the message, in the reader's language, says how to mend it."""
