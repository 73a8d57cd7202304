"""Texts as editors count in them."""

UNITS = {"utf-8": lambda text: len(text.encode()), "utf-16": lambda text: len(text.encode("utf-16-le")) // 2,
         "utf-32": len}


def position(text, offset, encoding="utf-16"):
    """The line and column of an offset in characters."""
    before = text[:offset]
    line = before.count("\n")
    return {"line": line, "character": UNITS[encoding](before[before.rfind("\n") + 1 :])}


def place(text, word, within=0, occurrence=0, encoding="utf-16"):
    """The position `within` characters into an occurrence of a word."""
    offset = -1
    for _ in range(occurrence + 1):
        offset = text.index(word, offset + 1)
    return position(text, offset + within, encoding)


def span(text, word, occurrence=0, encoding="utf-16"):
    return {
        "start": place(text, word, 0, occurrence, encoding),
        "end": place(text, word, len(word), occurrence, encoding),
    }


def offset(text, position, encoding="utf-16"):
    """The offset in characters of a line and column."""
    lines = text.split("\n")
    start = sum(len(line) + 1 for line in lines[: position["line"]])
    if position["line"] >= len(lines):
        return len(text)
    line = lines[position["line"]]
    column = 0
    for index, character in enumerate(line):
        if column >= position["character"]:
            return start + index
        column += UNITS[encoding](character)
    return start + len(line)


def slice_of(text, range, encoding="utf-16"):
    return text[offset(text, range["start"], encoding) : offset(text, range["end"], encoding)]


def applied(text, edits, encoding="utf-16"):
    """A text after edits that all count in it as it was; they may not overlap."""
    places = sorted(
        ((offset(text, edit["range"]["start"], encoding), offset(text, edit["range"]["end"], encoding),
          edit["newText"]) for edit in edits)
    )
    for one, other in zip(places, places[1:]):
        assert one[1] <= other[0], f"{one} and {other} overlap"
    for start, end, new in reversed(places):
        text = text[:start] + new + text[end:]
    return text
