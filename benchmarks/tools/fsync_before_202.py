#!/usr/bin/env python3
"""usage: fsync_before_202.py LAUNCHER [ESCALATIONS]

Watches the system calls of a serving bot that keeps its cases in SQLite (needs strace): of every escalation that is
answered with 202, the disk must have confirmed a sync of the database's log to the thread that answers, begun after the
request was read and ended before the answer was written. Half of the escalations come one by one, half at the same time.
Prints what it saw; ends with 1 if it was otherwise.
"""
import concurrent.futures
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request

TOKEN = "for-this-drill-and-no-other"

CALL = re.compile(r"^(\d+) +(\w+)\((\d+)<(.*?)>(.*)$")
RESUMED = re.compile(r"^(\d+) +<\.\.\. (\w+) resumed>(.*)$")


class Trace:
    """The traced calls in their order: for each connection when requests were read and answers written."""

    def __init__(self, lines):
        self.syncs = []  # thread, begin and end of each confirmed sync of the log
        self.pairs = []  # of each answered escalation: the thread that answered, when it was read and when answered
        self.asked = {}  # when the last request on a connection was read
        self.under_way = {}  # by thread: the call that it began
        for at, line in enumerate(lines):
            self.take(at, line)

    def take(self, at, line):
        call = CALL.match(line)
        if call:
            thread, name, number, path, rest = call.groups()
            if rest.endswith("<unfinished ...>"):
                self.under_way[thread] = (at, name, number, path, rest)
            else:
                self.done(thread, at, at, name, number, path, rest)
            return
        resumed = RESUMED.match(line)
        if resumed and resumed.group(1) in self.under_way:
            began, name, number, path, rest = self.under_way.pop(resumed.group(1))
            self.done(resumed.group(1), began, at, name, number, path, rest + resumed.group(3))

    def done(self, thread, began, ended, name, number, path, rest):
        if name in ("fsync", "fdatasync"):
            if path.endswith("-wal") and rest.endswith("= 0"):
                self.syncs.append((thread, began, ended))
        elif name.startswith("read") or name.startswith("recv"):
            if '"POST /api/v1/escalations' in rest:
                self.asked[number] = ended
        elif '"HTTP/1.1 202' in rest and number in self.asked:
            self.pairs.append((thread, self.asked.pop(number), began))

    def in_order(self):
        return [
            (thread, read, answered) for thread, read, answered in self.pairs
            if any(thread == by and read < began and ended < answered for by, began, ended in self.syncs)
        ]


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def ask(url, body=None):
    asked = urllib.request.Request(url, data=body, headers={"Authorization": "Bearer " + TOKEN})
    with urllib.request.urlopen(asked, timeout=60) as answer:
        return answer.status


def escalate(base, number):
    body = ('{"key":"k%d","requester":"alice@shop.example","message":"Subject: x\\n\\n<b%d@example.com>: 550 5.1.1 User '
            'unknown\\n"}' % (number, number))
    return ask(base + "/api/v1/escalations", body.encode())


def await_ready(base, seconds):
    deadline = time.monotonic() + seconds
    while True:
        try:
            return ask(base + "/readyz")
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)


def watched(launcher, folder, many):
    """The trace of a bot that was brought so many escalations."""
    port = free_port()
    base = "http://127.0.0.1:%d" % port
    trace = os.path.join(folder, "trace")
    bot = subprocess.Popen(
        ["strace", "-f", "-qq", "-y", "-s", "40", "-e", "trace=fsync,fdatasync,read,recvfrom,write,sendto", "-e", "signal=none",
         "--seccomp-bpf", "-o", trace, launcher, "serve"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
        env=dict(os.environ, BOUNCEBACK_DATA=os.path.join(folder, "data"), BOUNCEBACK_PORT=str(port), BOUNCEBACK_API_TOKEN=TOKEN,
                 BOUNCEBACK_DNS_RESOLVER="127.0.0.1:9"))
    try:
        await_ready(base, 120)
        statuses = [escalate(base, number) for number in range(many // 2)]
        with concurrent.futures.ThreadPoolExecutor(8) as threads:
            statuses += threads.map(lambda number: escalate(base, number), range(many // 2, many))
    finally:
        # strace ends with what it watches, and has written everything by then.
        os.killpg(bot.pid, signal.SIGTERM)
        bot.wait()
    if statuses != [202] * many:
        sys.exit("answered with %s" % statuses)
    with open(trace, errors="replace") as lines:
        return Trace(lines.read().splitlines())


def main():
    many = int(sys.argv[2]) if len(sys.argv) > 2 else 20
    with tempfile.TemporaryDirectory() as folder:
        trace = watched(sys.argv[1], folder, many)
    right = len(trace.in_order())
    print("%d of %d answers after a sync of the log that began after their request; %d syncs" % (right, many, len(trace.syncs)))
    sys.exit(0 if right == many == len(trace.pairs) else 1)


if __name__ == "__main__":
    main()
