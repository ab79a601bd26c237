"""Reads a Server-Sent Events response: the standard library only."""


def read_events(response, last_id=""):
    """Yields name, last event id and data of each event, as the bytes come (WHATWG HTML, 9.2.6). Ends with the response.

    last_id: the id that the request asked to go on after.
    """
    name, data = "message", []
    for line in response:
        field, _, value = line.decode().rstrip("\r\n").partition(":")
        value = value.removeprefix(" ")
        if field == "event":
            name = value
        elif field == "id":
            last_id = value
        elif field == "data":
            data.append(value)
        elif not field and not value:
            if data:
                yield name, last_id, "\n".join(data)
            name, data = "message", []
