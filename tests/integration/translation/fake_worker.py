"""Stands in for the local engine's worker: the same lines, and the misbehaviour that a text asks for."""

import json
import os
import sys
import time


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main() -> None:
    say(json.dumps({"ready": ["en-zh", "zh-en"]}))
    for line in sys.stdin:
        request = json.loads(line)
        texts = request["texts"]
        if "die" in texts:
            os._exit(3)
        if "hang" in texts:
            time.sleep(3600)
        if "babble" in texts:
            say("Segmentation of the universe")
            continue
        if "fail" in texts:
            say(json.dumps({"id": request["id"], "error": "ValueError"}))
            continue
        answers = [f"{request['direction']} {text} 软件" for text in texts]
        say(json.dumps({"id": request["id"], "texts": answers}))


if __name__ == "__main__":
    main()
