"""JSON whose numbers stay as they are written: 5 and 5.0 are two results."""
import json


class Number(str):
    """A number, as it is written."""


def loads(text):
    return json.loads(text, parse_int=Number, parse_float=Number, parse_constant=Number)


def dumps(value):
    if isinstance(value, Number):
        return str(value)
    if isinstance(value, dict):
        return "{" + ",".join(f"{dumps(name)}:{dumps(member)}" for name, member in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(dumps, value)) + "]"
    return json.dumps(value, ensure_ascii=False)
