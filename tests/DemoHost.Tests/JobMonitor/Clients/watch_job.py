"""Uploads a resume, adds a job and watches it: the standard library only.

usage: watch_job.py ADDRESS FILE
Prints one JSON line an event: its name, id and data. Ends when the connection does.
"""
import json
import pathlib
import sys
import urllib.request

from event_stream import read_events


def post(url, body):
    request = urllib.request.Request(url, json.dumps(body).encode(), {"Content-Type": "application/json"})
    with urllib.request.urlopen(request) as response:
        return json.load(response)["data"]


def events(url):
    with urllib.request.urlopen(urllib.request.Request(url, headers={"Accept": "text/event-stream"})) as response:
        yield from read_events(response)


address, path = sys.argv[1].rstrip("/"), pathlib.Path(sys.argv[2])
target = post(f"{address}/api/v1/upload/presigned-url", {"fileName": path.name})
upload = urllib.request.Request(target["uploadUrl"], path.read_bytes(), {"x-ms-blob-type": "BlockBlob"}, method="PUT")
with urllib.request.urlopen(upload) as response:
    assert response.status == 201
job = post(f"{address}/api/v1/queue/add", {
    "queueName": "resume-analysis",
    "jobName": "analyze-resume",
    "data": {"resumeId": "resume-123", "fileName": target["fileName"]},
})
for name, last_id, data in events(f"{address}/api/v1/sse/job/{job['jobId']}?queueName=resume-analysis"):
    print(json.dumps({"name": name, "id": last_id, "data": json.loads(data)}))
