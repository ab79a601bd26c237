#!/usr/bin/env python3
"""Runs the four systems of the demo host with the shipped data and prints what comes, as it comes. The standard library only.

usage: tour.py ADDRESS
Exits with 1 when a run does not end as it should.
"""
import csv
import io
import json
import pathlib
import sys
import urllib.error
import urllib.request
import uuid

from event_stream import read_events

ADDRESS = sys.argv[1].rstrip("/")
DEMO = pathlib.Path(__file__).resolve().parent.parent / "samples" / "DemoHost"
WIDTH = 150
# A run that says nothing for so long hangs; the host sends heartbeats more often than that.
SILENCE_SECONDS = 60


class NotAsExpected(Exception):
    """A run did not end as it should."""


def request(path, data=None, content_type="application/json", method=None):
    url = path if path.startswith("http") else ADDRESS + path
    body = json.dumps(data).encode() if content_type == "application/json" and data is not None else data
    headers = {"Accept": "text/event-stream, application/json"} | ({"Content-Type": content_type} if body is not None else {})
    return urllib.request.urlopen(urllib.request.Request(url, body, headers, method=method), timeout=SILENCE_SECONDS)


def ask(path, data=None):
    with request(path, data) as response:
        return json.load(response)


def events(response):
    """Name and data of each event, which is shown as it comes."""
    with response:
        for name, _, text in read_events(response):
            print(f"  {name:<18} {text if len(text) <= WIDTH else text[:WIDTH - 1] + '…'}", flush=True)
            yield name, json.loads(text)


def expect(condition, what):
    if not condition:
        raise NotAsExpected(what)


def cv_extraction():
    started = ask("/api/v1/workflows/start", {"name": "tour", "type": "cv_processing", "file_name": "resume.pdf"})
    *_, (name, end) = events(request(started["stream_url"]))
    expect(name == "workflow_complete" and end["status"] == "completed", f"the extraction ended with {name} {end.get('status')}")
    return f"{end['result']['name']}, {len(end['result']['skills'])} skills, {end['total_duration']:.2f} s"


def bulk_check():
    content = (DEMO / "wwwroot" / "bulk-check" / "samples" / "sample-candidates.csv").read_bytes()
    # A field may hold a line break.
    rows = len(list(csv.DictReader(io.StringIO(content.decode()))))
    boundary = uuid.uuid4().hex
    fields = {"com_id": "tour", "page": "1", "limit": "1000"}
    parts = [f'--{boundary}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode() for key, value in fields.items()]
    parts.append(f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="candidates.csv"\r\nContent-Type: text/csv\r\n\r\n'.encode() + content)
    body = b"".join(parts) + f"\r\n--{boundary}--\r\n".encode()
    seen = [data for _, data in events(request("/api/bulk-quick-check/stream", body, f"multipart/form-data; boundary={boundary}"))]
    expect(seen[0]["type"] == "start" and seen[-1]["type"] == "complete", f"the check ended with {seen[-1]}")
    summary = seen[-1]["summary"]
    expect(summary["totalProcessed"] == rows == len(seen) - 2, f"{rows} rows gave {len(seen) - 2} events")
    return f"{summary['totalProcessed']} candidates: {summary['successful']} checked, {summary['failed']} failed"


def resume_optimizer():
    resume, job = ((DEMO / "sample-resumes" / f"backend-engineer.{kind}.txt").read_text(encoding="utf-8") for kind in ("resume", "job"))
    started = ask("/api/pipeline/start", {"resume_text": resume, "job_text": job})
    *_, (name, end) = events(request(started["stream_url"]))
    expect(name == "done" and end["data"]["status"] == "completed", f"the job ended with {name} {end['data'].get('status')}")
    result = ask(end["data"]["result_url"])
    expect(result["optimized_text"] != resume and result["edits"], "there are no edits")
    return f"{len(result['edits'])} edits, score {result['scores']['before']['overall']} to {result['scores']['after']['overall']}"


def job_monitor():
    target = ask("/api/v1/upload/presigned-url", {"fileName": "resume.pdf"})["data"]
    with request(target["uploadUrl"], (DEMO / "sample-cvs" / "resume.pdf").read_bytes(), "application/octet-stream", "PUT"):
        pass
    job = ask("/api/v1/queue/add", {
        "queueName": "resume-analysis",
        "jobName": "analyze-resume",
        "data": {"resumeId": "tour", "fileName": target["fileName"]},
    })["data"]
    updates = [data for name, data in events(request(f"/api/v1/sse/job/{job['jobId']}?queueName=resume-analysis")) if name == "job_update"]
    expect(updates and updates[-1]["status"] == "completed", f"the job ended as {updates[-1]['status'] if updates else 'nothing'}")
    return f"{len(updates)} updates, {updates[-1]['progress']} %"


def main():
    failed = False
    for system in (cv_extraction, bulk_check, resume_optimizer, job_monitor):
        title = system.__name__.replace("_", " ").capitalize()
        print(f"\n== {title} ==", flush=True)
        try:
            print(f"-- {title}: {system()}", flush=True)
        except (NotAsExpected, OSError, KeyError, ValueError, IndexError) as error:
            failed = True
            detail = error.read().decode(errors="replace") if isinstance(error, urllib.error.HTTPError) else error
            print(f"-- {title} FAILED: {type(error).__name__}: {detail}", flush=True)
    print("\nAll four systems ran to their end." if not failed else "\nNot everything ran to its end.", flush=True)
    return 1 if failed else 0


sys.exit(main())
