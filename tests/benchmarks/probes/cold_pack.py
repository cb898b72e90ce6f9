"""Makes the pack of 12 pages in a process of its own, and says how many pages it has."""

from __future__ import annotations

import json
import re
import sys

from benchmarks.pack_content import content
from familyplan.packs.render import render

file = render(content())
sys.stdout.write(json.dumps({"pages": len(re.findall(rb"/Type /Page\b", file))}) + "\n")
