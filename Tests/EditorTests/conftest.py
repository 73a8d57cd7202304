"""What the tests share."""

import pytest
from program import copy_examples


@pytest.fixture
def examples(tmp_path):
    """The examples, in a folder that a test may write to."""
    return copy_examples(tmp_path)
