"""Ends, starves and disturbs builds, and looks whether the public site is the old one or the new one, whole.

Usage: check_faults.py PORTAL
PORTAL is the built program. Faults are put into its system calls from outside, with strace(1); the program has
no switch for them. Prints a line for each point and ends with "N passed, M failed"; exits with 1 if any failed.
"""

import collections
import concurrent.futures
import contextlib
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

PROJECT = pathlib.Path(__file__).resolve().parents[2]
DAY = ["--as-of", "2026-11-21"]
ENVIRONMENT = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8"}
SET_UP = """---
title: {title}
---

1. {text}
"""
RECORD = "Content/ashby/published.lock.yml"


# ---------------------------------------------------------------- the portal that is built

class Portal:
    """A small portal in a folder: its site is the old one, its content already that of the new one."""

    def __init__(self, program: str, folder: pathlib.Path):
        self.program, self.folder, self.site = program, folder, folder / "Site"

    def build(self, *more: str, before: list[str] = [], **options) -> subprocess.CompletedProcess:
        command = [*before, self.program, "build", *DAY, *more]
        return subprocess.run(command, cwd=self.folder, env=ENVIRONMENT, capture_output=True, text=True,
                              timeout=60, **options)

    def write(self, path: str, text: str) -> None:
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)

    def lay_content(self) -> None:
        shutil.copytree(PROJECT / "Tests/Fixtures/Broken/base/Content", self.folder / "Content")
        shutil.copytree(PROJECT / "Templates", self.folder / "Templates")
        self.write("Content/ashby/pages/grants.md", SET_UP.format(title="Grants", text="We give grants."))
        self.write("Content/ashby/pages/leave.md", SET_UP.format(title="Leave", text="Leave is granted."))
        self.write("Content/ashby/attachments/form.csv", "a,form\n" * 2000)

    def lay_strangers(self) -> None:
        self.write("Site/mine.txt", "a stranger's")
        self.write("Site/ashby/pages/grants/scan.png", "a stranger's scan")
        self.write("Site/.well-known/security.txt", "Contact: clerk")
        (self.site / "kept").mkdir()
        (self.site / "latest").symlink_to("mine.txt")
        (self.site / "mine.txt").chmod(0o640)
        (self.site / "ashby").chmod(0o775)

    def change_content(self) -> None:
        """Some pages change, some stay, some come, some go. Those that change or go are plain pages, whose words
        and addresses are free; a policy comes, so that the record of what was published changes too."""
        (self.folder / "Content/ashby/pages/grants.md").unlink()
        self.write("Content/ashby/pages/leave.md", SET_UP.format(title="Leave", text="Leave is given."))
        self.write("Content/ashby/pages/memorials.md", SET_UP.format(title="Memorials", text="We keep them."))
        self.write("Content/ashby/benches.md", SET_UP.format(title="Benches", text="A bench stands for ten years."))

    def tree(self) -> dict:
        return tree(self.site)

    def record(self) -> bytes | None:
        file = self.folder / RECORD
        return file.read_bytes() if file.exists() else None

    def beside(self) -> list[str]:
        """What a build left besides the site, the lock apart."""
        names = [path.name for path in self.folder.iterdir()]
        if self.site.is_dir():
            names += [f"Site/{path.name}" for path in self.site.iterdir() if path.name.startswith(".portal-")]
        own = [".Site-lock", "Site/.portal-lock", "Site/.portal-locks", "Site/.portal-manifest"]
        return sorted(name for name in names if re.match(r"(Site/)?\.(Site|portal)-", name) and name not in own)


def tree(folder: pathlib.Path) -> dict:
    """Every file, folder and link below a folder: kind, permissions, bytes. What the portal needs for itself at
    the top of a site that is a mount point is no part of the site."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if re.match(r"\.portal-(new|journal|lock)", name):
            continue
        mode = oct(path.lstat().st_mode)
        if path.is_symlink():
            found[name] = ("link", os.readlink(path))
        elif path.is_dir():
            found[name] = ("folder", mode)
        else:
            found[name] = ("file", mode, path.read_bytes())
    return found


def difference(one: dict, other: dict) -> str:
    return ", ".join(sorted(name for name in {*one, *other} if one.get(name) != other.get(name))[:4])


def copy(portal: Portal, folder: pathlib.Path) -> Portal:
    subprocess.run(["cp", "-a", portal.folder, folder], check=True)
    return Portal(portal.program, folder)


class Case:
    """What all points start from: a portal that is about to publish, its old site and its new one."""

    def __init__(self, program: str, room: pathlib.Path, has_site: bool = True):
        self.room, self.start = room, Portal(program, room / f"start-{has_site}")
        self.start.folder.mkdir()
        self.start.lay_content()
        if has_site:
            require(self.start.build(), 0)
            self.start.lay_strangers()
        self.start.change_content()
        self.old, self.old_record = self.start.tree(), self.start.record()
        done = copy(self.start, room / f"done-{has_site}")
        require(done.build(), 0)
        self.new, self.new_record = done.tree(), done.record()
        assert self.old != self.new and self.old_record != self.new_record

    def fresh(self) -> Portal:
        return copy(self.start, pathlib.Path(tempfile.mkdtemp(dir=self.room)) / "portal")


def require(run: subprocess.CompletedProcess, status: int) -> None:
    if run.returncode != status:
        raise SystemExit(f"set-up: {run.args} ended with {run.returncode}\n{run.stdout}{run.stderr}")


# ---------------------------------------------------------------- the table

class Table:
    def __init__(self):
        self.passed = self.failed = 0
        self.outcomes: dict = collections.Counter()

    def add(self, point: str, outcome: str, faults: list[str]) -> None:
        if faults:
            self.failed += 1
        else:
            self.passed += 1
        self.outcomes[outcome] += 1
        print(f"{point:<58} {outcome:<8} {'; '.join(faults) or 'ok'}", flush=True)

    def head(self, title: str) -> None:
        print(f"\n-- {title}", flush=True)


def shown(portal: Portal, case: Case) -> str:
    now = portal.tree()
    return "old" if now == case.old else "new" if now == case.new else "mixed"


def faults_of_record(portal: Portal, case: Case) -> list[str]:
    """What was published is on record after it is public, never before."""
    if portal.record() == case.old_record or (portal.record() == case.new_record and shown(portal, case) == "new"):
        return []
    return ["the record of what was published is ahead of the site, or neither the old nor the new one"]


def faults_of_next_build(portal: Portal, case: Case) -> list[str]:
    """The next plain build succeeds, gives the new site and its record, and leaves nothing but the lock."""
    faults = faults_of_record(portal, case)
    run = portal.build()
    if portal.record() != case.new_record:
        faults.append("the next build does not record what it published")
    if run.returncode != 0:
        faults.append(f"next build ended with {run.returncode}: {run.stderr.strip()}")
    if shown(portal, case) != "new":
        faults.append(f"next build is not the new site: {difference(portal.tree(), case.new)}")
    if portal.beside():
        faults.append(f"left beside the site: {portal.beside()}")
    return faults


# ---------------------------------------------------------------- faults in system calls

CALLS = ("openat", "newfstatat", "fstat", "statx", "read", "pread64", "pwrite64", "write", "ftruncate", "linkat",
         "symlink", "readlink", "mkdir", "rmdir", "unlink", "rename", "renameat2", "syncfs", "fsync", "flock",
         "close", "getdents64", "chmod", "lchown", "access", "utimensat", "exit_group")
WRITING = ("pwrite64", "ftruncate", "linkat", "symlink", "mkdir", "rmdir", "unlink", "rename", "renameat2",
           "syncfs", "fsync", "chmod", "flock")


def strace(call: str, what: str, number: int) -> list[str]:
    """On one core, so that a call has the same number in every run: strace(1) counts each thread by itself."""
    return [*one_core(number), "strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}", "-e",
            f"inject={call}:{what}:when={number}"]


def one_core(number: int) -> list[str]:
    cores = sorted(os.sched_getaffinity(0))
    return ["taskset", "--cpu-list", str(cores[number % len(cores)])]


def measured(portal: Portal) -> list[tuple[str, str]]:
    """The calls of the main thread of a build that is left alone, in order, with their arguments."""
    log = portal.folder.parent / "calls"
    require(portal.build(before=[*one_core(0), "strace", "-f", "-qq", "-o", str(log), "-e",
                                 f"trace={','.join(CALLS)}"]), 0)
    calls = re.findall(r"^(\d+) +(\w+)\((.*)", log.read_text(), re.M)
    return [(call, arguments) for thread, call, arguments in calls if thread == calls[0][0]]


def numbered(portal: Portal) -> list[tuple[str, int]]:
    """Each call with its number among those of its name; those before the program itself begins left out."""
    counts, points, began = collections.Counter(), [], False
    for call, arguments in measured(portal):
        counts[call] += 1
        began = began or "Site" in arguments
        if began:
            points.append((call, counts[call]))
    return points


def spread(numbers: list[int], most: int) -> list[int]:
    """The first, the last and others evenly between."""
    if len(numbers) <= most:
        return numbers
    return sorted({numbers[round(index * (len(numbers) - 1) / (most - 1))] for index in range(most)})


def points_of(points: list[tuple[str, int]], most: int) -> list[tuple[str, int]]:
    by_call = collections.defaultdict(list)
    for call, number in points:
        by_call[call].append(number)
    return [(call, number) for call, numbers in by_call.items() for number in spread(numbers, most)]


def side_by_side(work, items: list):
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        yield from zip(items, pool.map(work, items))


def check_kills(table: Table, case: Case, title: str, most: int) -> None:
    """A killed call has not begun; the one before it has ended. So each point is after one call and before the
    next, and the two kinds of point are one."""
    table.head(title)

    def work(point):
        call, number = point
        portal = case.fresh()
        run = portal.build(before=strace(call, "signal=SIGKILL", number))
        outcome, faults = shown(portal, case), []
        if run.returncode not in (-9, 137):
            faults.append(f"was not killed, ended with {run.returncode}")
        if outcome == "mixed":
            faults.append(f"differs from both: {difference(portal.tree(), case.old)}")
        faults += faults_of_next_build(portal, case)
        shutil.rmtree(portal.folder.parent)
        return outcome, faults

    points = points_of(numbered(case.fresh()), most)
    for (call, number), (outcome, faults) in side_by_side(work, points):
        table.add(f"kill at {call} {number}", outcome, faults)
    print(f"{len(points)} points")


def check_errors(table: Table, case: Case, title: str) -> None:
    table.head(title)

    def work(item):
        call, number, error = item
        portal = case.fresh()
        run = portal.build(before=strace(call, f"error={error}", number))
        outcome, faults = shown(portal, case), faults_of_error(run, shown(portal, case))
        faults += faults_of_next_build(portal, case)
        shutil.rmtree(portal.folder.parent)
        return outcome, faults

    points = [point for point in numbered(case.fresh()) if point[0] in WRITING]
    items = [(call, number, error) for call, number in points_of(points, 12)
             for error in ("ENOSPC", "EIO", "EACCES")]
    for (call, number, error), (outcome, faults) in side_by_side(work, items):
        table.add(f"{error} at {call} {number}", outcome, faults)


def faults_of_error(run: subprocess.CompletedProcess, outcome: str) -> list[str]:
    """Exit status 74; the message names a path and says which site is public, and it is that one."""
    faults = []
    said = {"old": "is as it was", "new": "The new site is public"}
    if run.returncode != 74:
        faults.append(f"ended with {run.returncode}, not 74")
    if not re.search(r"^error: cannot [a-z ]+ \S+: \S", run.stderr, re.M):
        faults.append(f"the message names no path: {run.stderr.strip()!r}")
    if outcome == "mixed":
        faults.append("differs from both")
    elif said[outcome] not in run.stderr:
        faults.append(f"does not say that the {outcome} site is public: {run.stderr.strip()!r}")
    return faults


# ---------------------------------------------------------------- disks

class CannotMount(Exception):
    pass


@contextlib.contextmanager
def mounted(*arguments: str):
    """Something mounted at the last of the arguments; taken away again whatever happens."""
    run = subprocess.run(["mount", *arguments], capture_output=True, text=True)
    if run.returncode != 0:
        raise CannotMount(run.stderr.strip())
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", arguments[-1]], check=True)


@contextlib.contextmanager
def site_on_own_disk(case: Case, kind: str):
    """A fresh portal whose site is a mount point: of a disk of its own, or of another folder of the same."""
    portal = case.fresh()
    elsewhere = portal.folder.parent / "elsewhere"
    portal.site.rename(elsewhere)
    portal.site.mkdir()
    what = ["--bind", str(elsewhere)] if kind == "folder" else ["-t", "tmpfs", "tmpfs"]
    with mounted(*what, str(portal.site)):
        if kind == "disk":
            subprocess.run(["cp", "-a", f"{elsewhere}/.", portal.site], check=True)
        yield portal
    shutil.rmtree(portal.folder.parent)


def check_mount_point(table: Table, case: Case) -> None:
    """Where the site cannot be exchanged, it may be of both for a moment; then a list of what is to be done
    stands there and the next build says that it finished it."""
    for kind in ("folder", "disk"):
        table.head(f"Site is a mount point ({kind}), kill -9")
        with site_on_own_disk(case, kind) as portal:
            points = points_of(numbered(portal), 12 if kind == "folder" else 4)
        with site_on_own_disk(case, kind) as portal:
            run = portal.build()
            whole = [] if run.returncode == 0 and shown(portal, case) == "new" else [run.stderr.strip() or "mixed"]
            table.add("left alone", shown(portal, case), whole + (["left over"] if portal.beside() else []))

        def work(point):
            with site_on_own_disk(case, kind) as portal:
                run = portal.build(before=strace(point[0], "signal=SIGKILL", point[1]))
                return faults_between(portal, case, run)

        for (call, number), (outcome, faults) in side_by_side(work, points):
            table.add(f"kill at {call} {number}", outcome, faults)


def check_mount_point_errors(table: Table, case: Case) -> None:
    """A step that an error stops half-way keeps what the next build needs to finish it."""
    table.head("Site is a mount point, an error at every call that writes")

    def work(item):
        call, number, error = item
        with site_on_own_disk(case, "folder") as portal:
            run = portal.build(before=strace(call, f"error={error}", number))
            outcome = shown(portal, case)
            says_between = "holds pages of the old site and of the new one" in run.stderr
            if run.returncode == 74 and says_between:
                faults = [] if any(name.endswith("-journal") for name in portal.beside()) else ["no list is left"]
                outcome = "between" if outcome == "mixed" else outcome
            else:
                faults = faults_of_error(run, outcome)
            return outcome, faults + faults_of_next_build(portal, case)

    with site_on_own_disk(case, "folder") as portal:
        points = points_of([point for point in numbered(portal) if point[0] in WRITING], 12)
    items = [(call, number, error) for call, number in points for error in ("ENOSPC", "EACCES")]
    for (call, number, error), (outcome, faults) in side_by_side(work, items):
        table.add(f"{error} at {call} {number}", outcome, faults)


def check_no_exchange(table: Table, case: Case) -> None:
    """A disk that has renameat2(2) but cannot exchange."""
    table.head("a disk that cannot exchange folders, kill -9")
    refused = ["-e", "inject=renameat2:error=EINVAL"]

    def work(number):
        portal = case.fresh()
        command = strace("rename", "signal=SIGKILL", number)
        run = portal.build(before=[part.replace("trace=rename", "trace=rename,renameat2") for part in command] + refused)
        outcome, faults = faults_between(portal, case, run)
        shutil.rmtree(portal.folder.parent)
        return outcome, faults

    portal = case.fresh()
    require(portal.build(before=["strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=renameat2", *refused]), 0)
    table.add("left alone", shown(portal, case), [] if shown(portal, case) == "new" else ["not the new site"])
    for number, (outcome, faults) in side_by_side(work, list(range(1, 7))):
        table.add(f"kill at rename {number}", outcome, faults)


def faults_between(portal: Portal, case: Case, run: subprocess.CompletedProcess) -> tuple[str, list[str]]:
    now, outcome, faults = portal.tree(), shown(portal, case), []
    if run.returncode not in (-9, 137):
        faults.append(f"was not killed, ended with {run.returncode}: {run.stderr.strip()}")
    if outcome == "mixed":
        outcome = "between"
        for name, what in now.items():
            if what not in (case.old.get(name), case.new.get(name)):
                faults.append(f"{name} is neither the old one nor the new one")
        for name in case.old.keys() & case.new.keys() - now.keys():
            faults.append(f"{name} is missing")
        if not any(name.endswith("-journal") for name in portal.beside()):
            faults.append("nothing says what is to be finished")
    faults += faults_of_record(portal, case)
    run = portal.build()
    if portal.record() != case.new_record:
        faults.append("the next build does not record what it published")
    if outcome == "between" and "Finished what an earlier build had begun" not in run.stdout:
        faults.append("the next build does not say that it finished the step")
    if run.returncode != 0 or shown(portal, case) != "new" or portal.beside():
        faults.append(f"next build: {run.returncode}, {shown(portal, case)}, {portal.beside()} {run.stderr.strip()}")
    return outcome, faults


def check_full_disk(table: Table, case: Case) -> None:
    table.head("a disk that fills up")
    needed = sum(-(-path.lstat().st_size // 4096) * 4 for path in case.start.site.rglob("*") if path.is_file())
    for room in (0, 4, 8, 16, 24, 32, 48):
        folder = pathlib.Path(tempfile.mkdtemp(dir=case.room))
        with mounted("-t", "tmpfs", "-o", "size=8m", "tmpfs", str(folder)):
            portal = copy(case.start, folder / "portal")
            free = os.statvfs(folder)
            filling = folder / "filling"
            with open(filling, "wb") as file:
                file.write(b"." * (free.f_bavail * free.f_frsize - room * 1024))
            run = portal.build()
            outcome = shown(portal, case)
            faults = faults_of_error(run, outcome) if run.returncode else []
            if run.returncode == 0 and outcome != "new":
                faults.append("says that it published and did not")
            if run.returncode and "the disk is full" not in run.stderr:
                faults.append(f"does not say that the disk is full: {run.stderr.strip()!r}")
            filling.unlink()
            table.add(f"{room} KB free (the site is {needed} KB)", outcome, faults + faults_of_next_build(portal, case))


def check_read_only(table: Table, case: Case) -> None:
    table.head("a disk that can only be read")
    portal = case.fresh()
    with mounted("--bind", str(portal.folder), str(portal.folder)):
        subprocess.run(["mount", "-o", "remount,bind,ro", portal.folder], check=True)
        run = portal.build()
        table.add("mounted read-only", shown(portal, case), faults_of_error(run, shown(portal, case)))
    table.add("writable again", "new", faults_of_next_build(portal, case))


def check_inner_mount(table: Table, case: Case) -> None:
    table.head("a stranger's disk mounted inside Site")
    portal = case.fresh()
    with mounted("-t", "tmpfs", "tmpfs", str(portal.site / "kept")):
        portal.write("Site/kept/photo.jpg", "a photograph")
        run = portal.build()
        kept = portal.site / "kept/photo.jpg"
        faults = [] if run.returncode == 0 else [run.stderr.strip()]
        faults += [] if kept.is_file() and kept.read_text() == "a photograph" else ["the stranger's file is lost"]
        faults += [f"left over: {portal.beside()}"] if portal.beside() else []
        kept.unlink(missing_ok=True)
    outcome = shown(portal, case)
    table.add("publish around it", outcome, faults + ([] if outcome == "new" else [difference(portal.tree(), case.new)]))


# ---------------------------------------------------------------- people and programs

def check_other_user(table: Table, case: Case) -> None:
    table.head("a build as another user")
    someone = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
    if os.geteuid() != 0 or subprocess.run([*someone, "true"], capture_output=True).returncode != 0:
        return print("skipped: only the administrator can run it as somebody else")
    readable = subprocess.run([*someone, "test", "-x", case.start.program], capture_output=True).returncode == 0
    if not readable:
        return print("skipped: the program lies where nobody else can run it")
    case.room.chmod(0o755)
    portal = case.fresh()
    portal.folder.parent.chmod(0o755)
    run = portal.build(before=someone)
    table.add("nothing may be written", shown(portal, case), faults_of_error(run, shown(portal, case)))
    # They may write beside the site, but not take the old site's files away.
    portal.folder.chmod(0o777)
    (portal.folder / ".Site-lock").chmod(0o666)
    run = portal.build(before=someone)
    table.add("only the folder around may be written", shown(portal, case), faults_of_error(run, shown(portal, case)))
    table.add("then the owner", "new", faults_of_next_build(portal, case))
    # Folders that the group may write to, files of another owner: copies where the system refuses links.
    portal = case.fresh()
    portal.folder.parent.chmod(0o755)
    record_folder = (portal.folder / RECORD).parent
    for folder in [portal.folder, record_folder, portal.site, *(path for path in portal.site.rglob("*") if path.is_dir())]:
        if not folder.is_symlink():
            folder.chmod(0o777)
    (portal.site / "mine.txt").chmod(0o644)
    (portal.folder / ".Site-lock").chmod(0o666)
    run = portal.build(before=someone)
    bytes_of = lambda tree: {name: what[2] for name, what in tree.items() if what[0] == "file"}
    whole = bytes_of(portal.tree()) == bytes_of(case.new)
    table.add("folders may be written, files are another's", "new" if whole else "mixed",
              ([] if whole and run.returncode == 0 else [run.stderr.strip() or "not the new site"])
              + ([f"left over: {portal.beside()}"] if portal.beside() else []))


def held(portal: Portal, call: str, number: int = 1, seconds: float = 1,
         shows: str | None = ".Site-new") -> subprocess.Popen:
    """A build that waits when it comes to a system call; what it shows by then tells that it is near."""
    command = strace(call, f"delay_enter={int(seconds * 1_000_000)}", number)
    process = subprocess.Popen([*command, portal.program, "build", *DAY], cwd=portal.folder, env=ENVIRONMENT,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    end = time.monotonic() + 30
    while shows and not (portal.folder / shows).exists() and time.monotonic() < end:
        time.sleep(0.005)
    time.sleep(seconds / 2)
    return process


def check_two_builds(table: Table, case: Case) -> None:
    table.head("two builds at once")
    portal = case.fresh()
    first = held(portal, "renameat2")
    second = portal.build()
    outcome = shown(portal, case)
    out, errors = first.communicate(timeout=60)
    faults = [] if second.returncode == 1 and "[site-busy]" in second.stderr else [f"second: {second.stderr.strip()}"]
    faults += [] if re.search(r"process \d+", second.stderr) else ["does not name the other process"]
    faults += [] if outcome == "old" else ["the second touched the site"]
    faults += [] if first.returncode == 0 else [f"first ended with {first.returncode}: {errors.strip()}"]
    table.add("second while the first publishes", shown(portal, case), faults + faults_of_next_build(portal, case))
    portal.write(".Site-lock", "1")
    table.add("the lock of a dead owner", "new", faults_of_next_build(portal, case))


def check_vanished(table: Table, case: Case) -> None:
    table.head("Site vanishes or is replaced while a build runs")
    for name in ("vanished", "replaced"):
        portal = case.fresh()
        build = held(portal, "syncfs")
        portal.site.rename(portal.folder / "Site-old")
        if name == "replaced":
            portal.write("Site/index.html", "another site")
        out, errors = build.communicate(timeout=60)
        faults = [] if build.returncode == 1 and "[site-replaced]" in errors else [f"{build.returncode}: {errors}"]
        faults += [] if tree(portal.folder / "Site-old") == case.old else ["the old site was touched"]
        now = portal.tree() if portal.site.exists() else {}
        faults += [] if name == "vanished" or list(now) == ["index.html"] else ["the other folder was touched"]
        faults += [f"left over: {portal.beside()}"] if portal.beside() else []
        shutil.rmtree(portal.site, ignore_errors=True)
        (portal.folder / "Site-old").rename(portal.site)
        table.add(name, "old", faults + faults_of_next_build(portal, case))
    portal = case.fresh()
    build = held(portal, "renameat2")
    portal.write("Site/late.txt", "put there at the last moment")
    out, errors = build.communicate(timeout=60)
    late = portal.site / "late.txt"
    faults = [] if build.returncode == 0 and late.is_file() else [f"a late stranger's file is lost {errors}"]
    late.unlink(missing_ok=True)
    table.add("a stranger's file comes at the last moment", shown(portal, case), faults + faults_of_next_build(portal, case))


def check_content_changes(table: Table, case: Case) -> None:
    """The build is held before it opens a file, or between its opening and its reading."""
    table.head("Content changes while it is read")
    text, form = "Content/ashby/pages/leave.md", "Content/ashby/attachments/form.csv"
    log = case.room / "reads"
    require(case.fresh().build(before=[*one_core(0), "strace", "-f", "-y", "-qq", "-o", str(log), "-e",
                                       "trace=openat,pread64"]), 0)
    lines = re.findall(r"^(\d+) +(\w+)\((.*)", log.read_text(), re.M)
    calls = [(call, arguments) for thread, call, arguments in lines if thread == lines[0][0]]

    def number(call: str, file: str) -> int:
        return 1 + next(index for index, arguments in enumerate(text for name, text in calls if name == call)
                        if file in arguments)

    for call, file, what, change in (
            ("pread64", text, "grows", lambda path: path.write_text(path.read_text() + "\n2. More.\n")),
            ("pread64", text, "shrinks", lambda path: path.write_text(path.read_text()[:-6])),
            ("pread64", text, "vanishes", lambda path: path.unlink()),
            ("openat", text, "vanishes", lambda path: path.unlink()),
            ("pread64", form, "grows", lambda path: path.write_text(path.read_text() * 2)),
            ("openat", form, "vanishes", lambda path: path.unlink())):
        portal = case.fresh()
        process = held(portal, call, number(call, file), seconds=0.6, shows=None)
        change(portal.folder / file)
        out, errors = process.communicate(timeout=60)
        outcome, faults = shown(portal, case), []
        if call == "openat":
            run = subprocess.CompletedProcess([], process.returncode, out, errors)
            faults += faults_of_error(run, outcome) + ([] if file in errors else ["does not name the file"])
        elif what != "vanishes":
            again = portal.build()
            faults += [] if process.returncode == 0 else [f"ended with {process.returncode}: {errors.strip()}"]
            faults += [] if "No file changed." in again.stdout else ["the site is not of the last moment"]
            outcome = "newer"
        elif outcome != "new":
            faults.append("the site is of neither moment")
        table.add(f"{file} {what} at {call}", outcome, faults)


def check_linked_site(table: Table, case: Case) -> None:
    table.head("Site is a link to a folder")
    portal = case.fresh()
    portal.site.rename(portal.folder / "public")
    portal.site.symlink_to("public")
    run = portal.build()
    now = tree(portal.folder / "public")
    faults = [] if run.returncode == 0 and now == case.new else [f"{run.returncode}: {run.stderr.strip()}"]
    faults += [] if portal.site.is_symlink() else ["the link is gone"]
    faults += ["left over"] if any(portal.folder.glob(".public-new")) else []
    table.add("publish through it", "new" if now == case.new else "mixed", faults)
    portal.site.unlink()
    portal.site.symlink_to("nowhere")
    run = portal.build()
    table.add("it leads nowhere", "none", [] if run.returncode == 1 and "Site" in run.stderr else [run.stderr.strip()])


def check_unchanged(table: Table, case: Case) -> None:
    table.head("a build with nothing changed")
    portal = case.fresh()
    portal.site.rename(portal.folder / "aside")
    identity = lambda: {path.relative_to(portal.site): (path.lstat().st_ino, path.lstat().st_mtime_ns)
                        for path in portal.site.rglob("*")}
    start = time.monotonic()
    require(portal.build(), 0)
    middle = time.monotonic()
    before = identity()
    run = portal.build()
    end = time.monotonic()
    faults = [] if identity() == before else ["files were replaced"]
    faults += [] if "No file changed." in run.stdout else [run.stdout + run.stderr]
    table.add("no file is replaced", "new", faults)
    print(f"first build {1000 * (middle - start):.0f} ms, unchanged {1000 * (end - middle):.0f} ms")


# ---------------------------------------------------------------- all of it

def main(program: str) -> int:
    began = time.monotonic()
    os.umask(0o022)
    table = Table()
    with tempfile.TemporaryDirectory(prefix="faults-") as folder:
        room = pathlib.Path(folder)
        case, first = Case(program, room), Case(program, room, has_site=False)
        check_kills(table, case, "kill -9 while the new site takes the old one's place", 16)
        check_kills(table, first, "kill -9 while there is no site yet", 6)
        check_errors(table, case, "an error of the disk at every call that writes")
        for check in (check_full_disk, check_read_only, check_mount_point,
                      check_mount_point_errors, check_inner_mount):
            try:
                check(table, case)
            except CannotMount as reason:
                print(f"skipped: nothing can be mounted here ({reason})")
        for check in (check_no_exchange, check_other_user, check_two_builds, check_vanished, check_content_changes,
                      check_linked_site, check_unchanged):
            check(table, case)
    print(f"\nafter the fault: {dict(table.outcomes)}; {time.monotonic() - began:.0f} s")
    print(f"{table.passed} passed, {table.failed} failed")
    return 1 if table.failed else 0


def in_own_mounts(arguments: list[str]) -> None:
    """Starts this program again where what it mounts is seen by nobody else and ends with it."""
    for unshare in (["unshare", "--mount", "--propagation", "private"], ["unshare", "--mount", "--map-root-user"]):
        if subprocess.run([*unshare, "true"], capture_output=True).returncode == 0:
            os.execvp(unshare[0], [*unshare, sys.executable, __file__, *arguments, "--in-own-mounts"])


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    if sys.argv[-1] != "--in-own-mounts":
        in_own_mounts(sys.argv[1:])
    sys.exit(main(os.path.abspath(sys.argv[1])))
