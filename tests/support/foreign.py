"""What the tests that need foreign programs share."""
import os
import sys


def skip(reason):
    """Ends the test: skipped where a program is absent, failed where NTRANS_STRICT_TESTS=1 says that none may be."""
    strict = os.environ.get("NTRANS_STRICT_TESTS") == "1"
    print(f"{'failed' if strict else 'skipped'}: {reason}")
    sys.exit(1 if strict else 77)


def expect(what, wanted, found):
    """Ends the test as failed unless both are equal."""
    if wanted == found:
        print(f"{what}: {len(found) if hasattr(found, '__len__') else found}")
        return
    print(f"{what}: wanted, then found:\n{wanted}\n{found}")
    sys.exit(1)
