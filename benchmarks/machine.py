"""What the figures were taken on. Names no host: results are handed on."""

import os
import platform
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

_KIB_A_GIB = 1 << 20


def machine() -> Mapping[str, str]:
    """Describe the machine: what decides how fast it is."""
    return {
        "processor": f"{_field('/proc/cpuinfo', 'model name')}, {_cores()} cores",
        "memory": f"{int(_field('/proc/meminfo', 'MemTotal').split()[0]) / _KIB_A_GIB:.0f} GiB",
        "system": f"{_system()}, Linux {platform.release().split('-')[0]}",
        "Python": platform.python_version(),
        "handoutkit": version("handoutkit"),
        "busy at the start": f"{os.getloadavg()[0]:.1f} processes waiting or at work",
    }


def _cores() -> int:
    return len(os.sched_getaffinity(0))


def _field(path: str, name: str) -> str:
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        key, _, value = line.partition(":")
        if key.strip() == name:
            return value.strip()
    return "0"


def _system() -> str:
    return platform.freedesktop_os_release().get("PRETTY_NAME", platform.system())
