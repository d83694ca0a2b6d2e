"""Serves packages with scormhost, in its own environment: `python host.py PORT FOLDER PACKAGE.zip …`.

Each package stands at /launch/NAME, and what the system keeps in FOLDER/sessions/NAME/*.json.
"""

from __future__ import annotations

import sys
from pathlib import Path

import uvicorn
from scormhost import create_scorm_app
from scormhost.packages import extract_scorm_zip
from scormhost.storage import PackageStore

port, folder, *packages = sys.argv[1:]
app = create_scorm_app(data_dir=folder, secret_key="of-a-test-" * 4)
store = PackageStore(app.state.settings)
for package in map(Path, packages):
    extract_scorm_zip(store, package.read_bytes(), package.name, package.stem)
uvicorn.run(app, host="127.0.0.1", port=int(port), log_level="warning")
