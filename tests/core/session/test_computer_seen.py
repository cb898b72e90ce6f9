"""What can be seen of disks and swap, on made-up computers and on this one."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from familyplan.session.health import Computer, computer_lines

FOLDER = Path("/home/somebody/store")


class Made:
    """A made-up Linux: block devices below a folder, as the kernel lists them."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for folder in ("sys/dev/block", "sys/class/block", "sys/power", "proc/self", "dev/mapper"):
            (root / folder).mkdir(parents=True)
        self.swaps()
        self.power("freeze mem", "[disabled]")

    def block(self, name: str, number: str, uuid: str = "", on: tuple[str, ...] = ()) -> None:
        """Add a block device made of others."""
        block = self.root / "sys/devices" / name
        (block / "slaves").mkdir(parents=True)
        for below in on:
            (block / "slaves" / below).symlink_to(self.root / "sys/devices" / below)
        if uuid:
            (block / "dm").mkdir()
            (block / "dm/uuid").write_text(uuid + "\n", encoding="ascii")
        (self.root / "sys/dev/block" / number).symlink_to(block)
        (self.root / "sys/class/block" / name).symlink_to(block)
        (self.root / "dev" / name).touch()

    def swaps(self, *lines: str) -> None:
        """List these places for swapping."""
        text = "Filename\tType\tSize\tUsed\tPriority\n" + "".join(f"{line}\n" for line in lines)
        (self.root / "proc/swaps").write_text(text, encoding="utf-8")

    def power(self, states: str, ways: str) -> None:
        """Say how the kernel can sleep."""
        (self.root / "sys/power/state").write_text(states + "\n", encoding="ascii")
        (self.root / "sys/power/disk").write_text(ways + "\n", encoding="ascii")

    def computer(self, major: int, minor: int) -> Computer:
        """Give this computer with everything on one device."""
        device = os.makedev(major, minor)
        return Computer("linux", self.root, device_of=lambda _path: device)


@pytest.fixture
def made(tmp_path: Path) -> Made:
    return Made(tmp_path)


def test_a_plain_disk_is_not_encrypted(made: Made) -> None:
    made.block("sda1", "8:1")
    assert made.computer(8, 1).disk_encrypted(FOLDER) == "no"


def test_lvm_on_luks_is_encrypted(made: Made) -> None:
    made.block("nvme0n1p3", "259:3")
    made.block("dm-0", "253:0", "CRYPT-LUKS2-0a1b-root", on=("nvme0n1p3",))
    made.block("dm-1", "253:1", "LVM-abcdef", on=("dm-0",))
    assert made.computer(253, 1).disk_encrypted(FOLDER) == "yes"


def test_a_volume_with_one_plain_part_is_not_encrypted(made: Made) -> None:
    made.block("sda1", "8:1")
    made.block("sdb1", "8:17")
    made.block("dm-0", "253:0", "CRYPT-LUKS2-0a1b-one", on=("sda1",))
    made.block("dm-1", "253:1", "LVM-abcdef", on=("dm-0", "sdb1"))
    assert made.computer(253, 1).disk_encrypted(FOLDER) == "no"


def test_what_has_no_device_of_its_own_is_looked_up_where_it_is_mounted_from(made: Made) -> None:
    made.block("dm-0", "253:0", "CRYPT-LUKS2-0a1b-root")
    (made.root / "dev/mapper/root").symlink_to(made.root / "dev/dm-0")
    listed = (
        "36 25 0:32 /@home /home rw - btrfs /dev/mapper/root rw\n40 25 0:40 / /x rw - tmpfs t rw\n"
    )
    (made.root / "proc/self/mountinfo").write_text(listed, encoding="utf-8")
    assert made.computer(0, 32).disk_encrypted(FOLDER) == "yes"
    assert made.computer(0, 40).disk_encrypted(FOLDER) == "unknown"
    assert made.computer(0, 99).disk_encrypted(FOLDER) == "unknown"


def test_every_swap_is_looked_at(made: Made) -> None:
    made.block("sda1", "8:1")
    made.block("dm-0", "253:0", "CRYPT-PLAIN-swap")
    computer = made.computer(8, 1)
    assert computer.swap_encrypted() is None
    made.swaps("/dev/zram0 partition 100 0 100", "/dev/dm-0 partition 100 0 -2")
    assert computer.swap_encrypted() == "yes"
    made.swaps("/dev/dm-0 partition 100 0 -2", "/swap\\040file file 100 0 -3")
    assert computer.swap_encrypted() == "no"
    made.swaps("/dev/gone partition 100 0 -2")
    assert computer.swap_encrypted() == "unknown"


def test_hibernation_needs_the_kernel_and_a_swap(made: Made) -> None:
    made.block("dm-0", "253:0", "CRYPT-PLAIN-swap")
    computer = made.computer(253, 0)
    assert computer.may_hibernate() is False
    made.power("freeze mem disk", "[platform] shutdown")
    assert computer.may_hibernate() is False
    made.swaps("/dev/dm-0 partition 100 0 -2")
    assert computer.may_hibernate() is True
    made.power("freeze mem disk", "[disabled]")
    assert computer.may_hibernate() is False
    (made.root / "sys/power/disk").unlink()
    assert computer.may_hibernate() is None


@pytest.mark.parametrize(
    ("platform", "said", "seen"),
    [
        ("darwin", "FileVault is On.\n", "yes"),
        ("darwin", "FileVault is Off.\n", "no"),
        ("darwin", "", "unknown"),
        ("sunos5", "", "unknown"),
    ],
)
def test_other_systems_are_asked(platform: str, said: str, seen: str) -> None:
    assert Computer(platform, ask=lambda _words: said).disk_encrypted(FOLDER) == seen


@pytest.mark.parametrize(
    ("said", "seen"),
    [
        ("1\n", "yes"),
        ("2\n", "no"),
        ("3\n", "no"),
        ("5\n", "no"),
        ("6\n", "unknown"),
        ("", "unknown"),
    ],
)
def test_windows_is_asked_about_the_drive_of_the_store(said: str, seen: str) -> None:
    class OnDrive:
        drive = "D:"

    asked: list[str] = []

    def ask(words: object) -> str:
        asked.append(str(words))
        return said

    assert Computer("win32", ask=ask).disk_encrypted(OnDrive()) == seen  # type: ignore[arg-type] # a path as Windows has it
    assert "NameSpace('D:')" in asked[0]


def test_unlocking_waits_for_no_system_program(tmp_path: Path) -> None:
    def ask(_words: object) -> str:
        raise AssertionError

    assert Computer("win32", ask=ask).disk_at_once(tmp_path) == "unknown"
    assert Computer("darwin", ask=ask).disk_at_once(tmp_path) == "unknown"


def test_a_system_program_that_is_not_there_says_nothing() -> None:
    assert Computer().ask(["/no/such/program"]) == ""


def test_the_lines_are_honest_about_what_they_cannot_see(tmp_path: Path) -> None:
    blind = Computer("sunos5", ask=lambda _words: "")
    found = computer_lines(tmp_path, blind)
    assert [line.state for line in found if line.topic == "computer"].count("unknown") >= 4
    assert "cannot be seen from here" in found[0].words
    assert found[-1].words == (
        "What is printed passes through the print queue, which cannot be seen from here."
    )


@pytest.mark.skipif(sys.platform != "linux", reason="what this computer says of itself")
def test_this_computer_gives_one_answer_to_each_question(tmp_path: Path) -> None:
    computer = Computer()
    assert computer.disk_encrypted(tmp_path) in {"yes", "no", "unknown"}
    assert computer.swap_encrypted() in {"yes", "no", "unknown", None}
    assert len(computer_lines(tmp_path, computer)) == 5
