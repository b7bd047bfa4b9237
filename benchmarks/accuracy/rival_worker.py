"""The side of the rival: scores pairs with nomenklatura's logic-v2, lines of JSON in, a line of scores out.

Every person gets an identifier of its own, never used again: the rival remembers the names that it has analysed
by identifier, and a second traveller of the same one would be weighed by the name of the first.

Runs with the interpreter of the optional environment (requirements-rivals.txt), so it imports nothing of ours.
In: `{"forget": true}`, `{"record": id, "properties": {...}}`, `{"traveller": {...}, "records": [id, ...]}`.
"""

from __future__ import annotations

import json
import sys
from itertools import count
from typing import Any

from followthemoney import EntityProxy  # type: ignore[import-not-found]
from nomenklatura.matching.logic_v2.model import LogicV2  # type: ignore[import-not-found]

_numbers = count()


def main() -> None:
    """Answers until its input ends."""
    config = LogicV2.default_config()
    filed: dict[str, Any] = {}
    for line in sys.stdin:
        message = json.loads(line)
        if "forget" in message:
            filed.clear()
        elif "record" in message:
            filed[message["record"]] = _person(message["properties"])
        else:
            asked = _person(message["traveller"])
            scores = [LogicV2.compare(asked, filed[record], config).score for record in message["records"]]
            print(json.dumps(scores), flush=True)


def _person(properties: dict[str, list[str]]) -> Any:
    return EntityProxy.from_dict({"id": f"p{next(_numbers)}", "schema": "Person", "properties": properties})


if __name__ == "__main__":
    main()
