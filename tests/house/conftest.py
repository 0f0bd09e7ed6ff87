"""What git keeps of the checkout."""

import subprocess
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def kept_files(repository: Path) -> list[str]:
    """Each file that is committed or would be: tracked, or new and not ignored."""
    if not (repository / ".git").exists():
        pytest.skip("not a git checkout: what is committed can't be known")
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=repository, check=True, capture_output=True, text=True).stdout
    return sorted(name for name in set(listed.split("\0")) if name and (repository / name).is_file())
