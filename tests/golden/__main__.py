"""``make golden``: draw the pictures anew. Look at each before you commit it."""

from bot.stats.drawing import draw
from tests.golden.pictures import FOLDER, difference, path_of
from tests.golden.samples import charts


def main() -> None:
    wanted = charts()
    for path in FOLDER.glob("*.png"):
        if path.stem not in wanted:
            path.unlink()
            print(f"{path.name}: gone")  # noqa: T201 -- a command's output
    for name, chart in wanted.items():
        path, picture = path_of(name), draw(chart)
        if not path.exists() or difference(path.read_bytes(), picture):
            path.write_bytes(picture)
            print(f"{path.name}: drawn, {len(picture)} bytes")  # noqa: T201 -- the same


if __name__ == "__main__":
    main()
