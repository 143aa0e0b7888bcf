"""The process that holds the models. Run as a script: it needs nothing of Magpie, so it stays small.

``worker.py FOLDER`` reads requests, one JSON object a line: ``{"id": 1, "direction": "en-zh", "texts": []}``.
It answers ``{"id": 1, "texts": []}`` or ``{"id": 1, "error": ""}``. Its first line is ``{"ready": []}`` with
the directions it has loaded. It ends when its input does, so it never outlives the bot.
"""

import json
import sys
from importlib import import_module
from pathlib import Path
from typing import Any


def main(folder: Path) -> None:
    """Serve until the input ends."""
    translators = {place.name: _load(place) for place in sorted(folder.iterdir()) if _is_model(place)}
    _say({"ready": list(translators)})
    for line in sys.stdin:
        request: dict[str, Any] = json.loads(line)
        try:
            translator = translators[request["direction"]]
            answer = {"texts": [translator.translate_long(text) for text in request["texts"]]}
        except Exception as error:  # noqa: BLE001 -- whatever it is, it is the answer to this request alone
            answer = {"error": type(error).__name__}
        _say({"id": request["id"], **answer})


def _is_model(place: Path) -> bool:
    return place.is_dir() and any(place.glob("model*.bin"))


def _load(place: Path) -> Any:
    """One vocabulary for both languages, or one for each; a shortlist makes it faster."""
    engine: Any = import_module("fxtranslate")
    shared = sorted(place.glob("vocab*.spm"))
    source = shared or sorted(place.glob("srcvocab*.spm"))
    target = shared or sorted(place.glob("trgvocab*.spm"))
    shortlist = sorted(place.glob("lex*.bin"))
    return engine.Translator(
        model=sorted(place.glob("model*.bin"))[0].read_bytes(),
        src_vocab=source[0].read_bytes(),
        trg_vocab=target[0].read_bytes(),
        **({"shortlist": shortlist[0].read_bytes()} if shortlist else {}),
    )


def _say(answer: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
