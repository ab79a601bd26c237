"""The original's Python example on the standard library alone: send a file, print a line as each candidate finishes."""
import json
import sys
import urllib.request
import uuid

url, path, company = sys.argv[1:]
boundary = uuid.uuid4().hex
fields = {'com_id': company, 'saveToDatabase': 'true', 'page': 1, 'limit': 5}

with open(path, 'rb') as file:
    parts = [f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="candidates.csv"\r\nContent-Type: text/csv\r\n\r\n'.encode(), file.read(), b'\r\n']
for name, value in fields.items():
    parts.append(f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode())
parts.append(f'--{boundary}--\r\n'.encode())

request = urllib.request.Request(url, data=b''.join(parts), headers={'Content-Type': f'multipart/form-data; boundary={boundary}'})
with urllib.request.urlopen(request, timeout=60) as response:
    for line in response:
        line_str = line.decode('utf-8').rstrip('\r\n')
        if line_str.startswith('data: '):
            event_data = json.loads(line_str[6:])

            if event_data['type'] == 'start':
                print(f"Processing {event_data['totalCandidates']} candidates...", flush=True)
            elif event_data['type'] == 'candidate':
                name = event_data['candidateInfo']['name']
                if event_data['success']:
                    score = event_data.get('hireability', {}).get('score', 'N/A')
                    print(f"[{event_data['index']}/{event_data['total']}] {name} - Score: {score}", flush=True)
                else:
                    print(f"[{event_data['index']}/{event_data['total']}] {name} - Failed: {event_data['error']}", flush=True)
            elif event_data['type'] == 'complete':
                summary = event_data['summary']
                print(f"Complete! {summary['successful']} successful, {summary['failed']} failed", flush=True)
