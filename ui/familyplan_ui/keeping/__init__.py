"""How long records are kept: holds, the schedule, the review, erasing, and what was erased."""
