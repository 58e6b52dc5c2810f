"""What is tested here is not how a file is made."""

from ready_made import ready_made

__all__ = ["ready_made"]
