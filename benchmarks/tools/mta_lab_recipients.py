#!/usr/bin/env python3
"""Asks the real mail servers of the MTA lab about their recipients, twice, and compares the outcomes with what they do.

usage: mta_lab_recipients.py BOUNCEBACK    (while `mta_lab.sh start DIR` runs)
Prints each wrong outcome, then "right N of M". Exits 1 if one is wrong. The lab's own resolver and port are used.
"""
import json
import os
import subprocess
import sys

RESOLVER = os.environ.get("LAB_DNS", "127.0.0.1:5353")
PORT = os.environ.get("LAB_PORT", "2525")
LISTED_SENDERS = ("127.0.0.10", "127.0.0.20", "127.0.0.30", "127.0.0.40")

# outcome: addresses; MAIL FROM:<> and RCPT TO are said
WITH_RCPT = {
    "accepting": "user@ok.example user@ok.exim.example user@ok.opensmtpd.example jane@unknown.sendmail.example "
                 "nobody@accepts-all.example user@tls-only.example user@tiny.example user@spf.example user@blocked.example "
                 "user@blocked.exim.example user@drops.example user@backup.example user@nomx.example",
    "refusing": "jane@unknown.example jane@unknown.exim.example jane@unknown.opensmtpd.example user@full.example "
                "moved@moved.example user@disabled.example user@relay.example policy@ok.example",
    "temporarily-refusing": "slow@full.example user@greylist.example user@greylist.exim.example user@busy.example",
    "unreachable": "user@timeout.example user@dead.example",
    "no-mail-server": "user@nullmx.example user@nohost.example user@nodomain.invalid user@nomail.example",
    "dns-failed": "user@servfail.example",
}
# the same without them: nothing past EHLO and STARTTLS is said, so nobody can refuse an address
WITHOUT_RCPT = {
    "accepting": "user@ok.example user@ok.exim.example user@ok.opensmtpd.example user@tls-only.example jane@unknown.example",
    "temporarily-refusing": "user@busy.example",
    "unreachable": "user@dead.example",
}


def rows():
    """Outcome, "are they blocking us?", arguments."""
    for outcome, addresses in WITH_RCPT.items():
        for address in addresses.split():
            yield outcome, "unknown", [address, "--rcpt"]
    for outcome, addresses in WITHOUT_RCPT.items():
        for address in addresses.split():
            yield outcome, "unknown", [address]
    for sender in LISTED_SENDERS:
        for address in ("user@blocked.example", "user@blocked.exim.example"):
            yield "blocking-us", "yes", [address, "--rcpt", "--from", sender]
        yield "accepting", "no", ["user@ok.example", "--rcpt", "--from", sender]
    yield "blocking-us", "unknown", ["user@spf.example", "--rcpt", "--sender", "x@forged.example"]


def ask(bounceback, arguments):
    done = subprocess.run([bounceback, "recipient", "--json", *arguments, "--resolver", RESOLVER, "--smtp-port", PORT,
                           "--allow", "127.0.0.0/8", "--deadline", "8s"], capture_output=True, text=True)
    if done.returncode:
        return "status %d" % done.returncode, done.stderr.strip()
    said = json.loads(done.stdout)
    return said["outcome"], said["blocking"]


def main():
    bounceback, right, asked = sys.argv[1], 0, 0
    for _ in range(2):
        for outcome, blocking, arguments in rows():
            asked += 1
            said = ask(bounceback, arguments)
            if said == (outcome, blocking):
                right += 1
            else:
                print("%s: %s, blocking %s; not %s, %s" % (" ".join(arguments), *said, outcome, blocking))
    print("right %d of %d" % (right, asked))
    sys.exit(0 if right == asked else 1)


if __name__ == "__main__":
    main()
