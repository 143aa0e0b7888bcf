"""The bytes of attachments: in memory, or beside the saved state."""

from pathlib import Path


class Files:
    """Keeps bytes by attachment id."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._memory: dict[int, bytes] = {}

    def put(self, attachment_id: int, content: bytes) -> None:
        """Keep a file."""
        if self._folder is None:
            self._memory[attachment_id] = content
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        (self._folder / str(attachment_id)).write_bytes(content)

    def get(self, attachment_id: int) -> bytes | None:
        """Return a file, None if there is none."""
        if self._folder is None:
            return self._memory.get(attachment_id)
        path = self._folder / str(attachment_id)
        return path.read_bytes() if path.is_file() else None

    def drop(self, attachment_id: int) -> None:
        """Forget a file."""
        self._memory.pop(attachment_id, None)
        if self._folder is not None:
            (self._folder / str(attachment_id)).unlink(missing_ok=True)
