"""A bank taken apart, and one question more for the template's."""

from __future__ import annotations

import re

NEW = """## brand-new { objective=first-turn claims="C1" kind=apply key="What would you" }

<quiz>

A new person comes in with an old story about somebody else, sits down, and looks at the clock. What do you say?

- [ ] "That is a long time to wait for him."
> It meets the feeling and leaves the two of them where they were.
- [x] "What would you do with this hour?"
> It turns to something that the client can look at and change.
- [ ] "Why does he make you wait like that?"
> It invites a theory about somebody who is not there to answer.

The hour is theirs. See [the point](../docs/modules/first-module.md#the-point).
</quiz>

"""


def blocks(bank: str) -> list[str]:
    """The questions of a bank with their headings; what stands above the first comes first."""
    return re.split(r"(?m)^(?=## )", bank)
