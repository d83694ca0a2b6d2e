"""Serves packages with scormhost, in its own environment: `python host.py FOLDER PACKAGE.zip …`.

It prints its port once it can be asked: whoever asks before it answers waits.

Each package stands at /launch/NAME, and what the system keeps in FOLDER/sessions/NAME/*.json.
"""

from __future__ import annotations

import socket
import sys
from pathlib import Path

import uvicorn
from scormhost import create_scorm_app
from scormhost.packages import extract_scorm_zip
from scormhost.storage import PackageStore

folder, *packages = sys.argv[1:]
app = create_scorm_app(data_dir=folder, secret_key="of-a-test-" * 4)
store = PackageStore(app.state.settings)
for package in map(Path, packages):
    extract_scorm_zip(store, package.read_bytes(), package.name, package.stem)
with socket.create_server(("127.0.0.1", 0)) as listening:
    print(listening.getsockname()[1], flush=True)
    uvicorn.Server(uvicorn.Config(app, log_level="warning")).run(sockets=[listening])
