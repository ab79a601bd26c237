"""Optimises a resume and watches it, with a connection that is cut off in the middle: the standard library only.

usage: optimize_resume.py ADDRESS RESUME JOB
Prints one JSON line an event: its name, id and data; then the result.
"""
import json
import pathlib
import sys
import urllib.request

from event_stream import read_events


def ask(url, body=None):
    data = None if body is None else json.dumps(body).encode()
    with urllib.request.urlopen(urllib.request.Request(url, data, {"Content-Type": "application/json"})) as response:
        return json.load(response)


def events(url, after=""):
    headers = {"Accept": "text/event-stream"} | ({"Last-Event-ID": after} if after else {})
    with urllib.request.urlopen(urllib.request.Request(url, headers=headers)) as response:
        for name, last_id, text in read_events(response, after):
            yield name, last_id, json.loads(text)


def show(event):
    print(json.dumps(dict(zip(("name", "id", "data"), event))))


address = sys.argv[1].rstrip("/")
resume, job = (pathlib.Path(path).read_text(encoding="utf-8") for path in sys.argv[2:4])
started = ask(f"{address}/api/pipeline/start", {"resume_text": resume, "job_text": job, "pace_ms": 5})
last_id = ""
for _, event in zip(range(20), events(address + started["stream_url"])):
    last_id = event[1]
    show(event)
for event in events(address + started["stream_url"], after=last_id):
    show(event)
    if event[0] == "done":
        print(json.dumps(ask(address + event[2]["data"]["result_url"])))
