"""The table that a checker prints: a line for each thing looked at, and the count at the end."""

import time


class Table:
    def __init__(self):
        self.passed = self.failed = 0
        self.began = time.monotonic()

    def head(self, title: str, source: str = "") -> None:
        """`source` says where it is laid down that what follows must be so."""
        print(f"\n-- {title}" + (f" ({source})" if source else ""), flush=True)

    def add(self, what: str, faults: list[str], found: str = "") -> None:
        """`found` says in a few words what was looked at, so that a check of nothing does not look like a pass."""
        if faults:
            self.failed += 1
        else:
            self.passed += 1
        print(f"{what:<64} {found:<28} {'ok' if not faults else f'{len(faults)} wrong'}", flush=True)
        for fault in faults[:12]:
            print(f"     {fault}", flush=True)
        if len(faults) > 12:
            print(f"     and {len(faults) - 12} more", flush=True)

    def end(self) -> int:
        print(f"\n{time.monotonic() - self.began:.0f} s")
        print(f"{self.passed} passed, {self.failed} failed")
        return 0 if self.passed and not self.failed else 1
