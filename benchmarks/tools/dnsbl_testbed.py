#!/usr/bin/env python3
"""The parts of dnsbl_testbed.sh: data and truth, the front that plays bad zones, and the scorer.

usage: dnsbl_testbed.py make DIR [--zones N] [--dead M] [--seed S] [--ips K] [--quirks all|none|kind,…]
       dnsbl_testbed.py front DIR PORT        (UDP+TCP on PORT, rbldnsd expected on PORT+1)
       dnsbl_testbed.py wait DIR PORT
       dnsbl_testbed.py score DIR RESULTS     (NDJSON; see `score` below)

make writes in DIR:
  zones.tsv      the catalogue of the served zones, columns as in the catalogue zones.tsv
  zones.txt      the ip4 zone names, one a line      bulk_zones.txt  20 well-behaved ip4 zones
  bulk_queries.txt  every IPv4 target in every bulk zone, in dnsperf's format (ask PORT+1)
  targets.txt    the IPv4 targets                    targets6.txt, domains.txt
  truth.jsonl    one object a target: {"target","kind","verdict":"listed|clean",
                 "listed":[{"zone","codes","meanings","txt","weight"}],"allow":[…],"info":[…],
                 "unavailable":[zone…],"soft":[zone…]}
                 unavailable: no verdict can honestly be given (dead, refusing, wildcarded, emptied, broken);
                 soft: slow or lossy: the right verdict or "unavailable" are both honest, "clean" is not if listed.
  quirks.tsv     zone, what it does
Every byte is a function of the arguments: another --seed is a hold-out. Addresses come from the documentation
and benchmark ranges, names end in .test or .example. Keep at most about 128 queries in flight: beyond that the
default socket buffer of rbldnsd overflows and good zones look lossy.
"""
import argparse, hashlib, heapq, ipaddress, json, os, random, select, socket, struct, sys, threading, time

# Odd zones: kind -> (how many at 120 zones, what a client must conclude)
QUIRKS = {
    "openresolver": (3, "unavailable"),  # every name: 127.255.255.254
    "overquota":    (2, "unavailable"),  # every name: 127.255.255.255
    "badname":      (1, "unavailable"),  # every name: 127.255.255.252
    "blocked1":     (1, "unavailable"),  # every name: 127.0.0.1, the "query refused" bit of some combined lists
    "world":        (1, "unavailable"),  # every name listed 127.0.0.2, 127.0.0.1 included
    "parked":       (2, "unavailable"),  # every name: a web server's address
    "emptied":      (2, "unavailable"),  # closed: NXDOMAIN for all, the test point included
    "servfail":     (2, "unavailable"),
    "refused":      (2, "unavailable"),
    "cnameloop":    (1, "unavailable"),
    "slow":         (2, "soft"),         # the right answer after 2 s
    "lossy":        (2, "soft"),         # drops 30 % of the queries
    "truncated":    (2, "ok"),           # UDP says TC, TCP answers
    "spoof":        (2, "ok"),           # three forged answers (127.0.0.66) before the right one
    "nodata":       (2, "ok"),           # not listed = NOERROR without an answer
}
FORGED = "127.0.0.66"
ANY = {"openresolver": "127.255.255.254", "overquota": "127.255.255.255", "badname": "127.255.255.252",
       "blocked1": "127.0.0.1", "world": "127.0.0.2"}

# Ordinary zones: (weight of choice, name stem, category, severity, {code: meaning}, scope)
# scope: ip an address at a time, net its /24, wide its /16, all every address
KINDS = [
    (30, "spam",   "spam-source",   "medium", {"127.0.0.2": "spam source"}, "ip"),
    (8,  "zen",    "combined",      "high",   {"127.0.0.2": "spam source", "127.0.0.3": "snowshoe sender",
                                               "127.0.0.4": "exploited host", "127.0.0.9": "hijacked network",
                                               "127.0.0.10": "policy: dynamic range"}, "ip"),
    (8,  "xpl",    "exploit/proxy", "medium", {"127.0.0.3": "bot", "127.0.0.8": "open SOCKS proxy",
                                               "127.0.0.13": "brute-force source"}, "ip"),
    (6,  "dyn",    "policy/dynamic", "low",   {"127.0.0.11": "dynamic address"}, "net"),
    (5,  "l2",     "escalation",    "low",    {"127.0.0.2": "network with several spam sources"}, "net"),
    (3,  "l3",     "escalation",    "low",    {"127.0.0.2": "provider with many spam sources"}, "wide"),
    (4,  "bits",   "combined",      "medium", {"127.0.0.&2": "spam source", "127.0.0.&4": "relay",
                                               "127.0.0.&8": "phishing", "127.0.0.&16": "malware"}, "ip"),
    (4,  "back",   "backscatter",   "low",    {"127.0.0.2": "backscatter source"}, "ip"),
    (3,  "rep",    "reputation",    "medium", {"127.0.4.0-69": "poor reputation",
                                               "127.0.4.70-100": "good reputation[allow]"}, "ip"),
    (4,  "wl",     "allowlist",     "info",   {"127.0.5.0-3": "known sender[allow]"}, "ip"),
    (3,  "geo",    "geo",           "info",   {"127.0.1.0-255": "country[info]"}, "all"),
]
COLUMNS = ("zone name operator kinds category weight codes errors lookup_url delist_url delist_how terms status "
           "source notes").split()
ERRORS = "127.255.255.252=wrong zone name;127.255.255.254=open resolver;127.255.255.255=too many queries"


def meanings_of(codes, meaning):
    """codes is a zone's {pattern: meaning}; the meanings and polarity ('bad', 'allow', 'info') of one address."""
    out, polarity = [], "bad"
    head, last = meaning.rsplit(".", 1)
    for pattern, text in codes.items():
        phead, plast = pattern.rsplit(".", 1)
        if phead != head:
            continue
        if plast[0] == "&":
            hit = int(last) & int(plast[1:])
        elif "-" in plast:
            low, high = plast.split("-")
            hit = int(low) <= int(last) <= int(high)
        else:
            hit = last == plast
        if hit:
            if text.endswith("]"):
                text, polarity = text[:-1].split("[")
            out.append(text)
    return out, polarity


def make(args):
    rnd = random.Random(args.seed)
    os.makedirs(os.path.join(args.dir, "data"), exist_ok=True)
    wanted = {"all": list(QUIRKS), "none": []}.get(args.quirks)
    wanted = args.quirks.split(",") if wanted is None else wanted
    scale = args.zones / 120
    odd = [kind for kind in wanted for _ in range(max(1, round(QUIRKS[kind][0] * scale)))] + ["dead"] * args.dead
    if len(odd) > args.zones - 20:
        sys.exit("too many odd zones: leave at least 20 well-behaved ones")

    # Which zones there are. Domain and ip6 support is dealt over the ordinary ones.
    zones, names = [], set()
    pool = [kind for kind in KINDS for _ in range(kind[0])]
    for i in range(args.zones):
        quirk = odd[i] if i < len(odd) else None
        kind = KINDS[0] if quirk else rnd.choice(pool)
        while True:
            name = "%s%d.%s.test" % (kind[1], rnd.randrange(1000),
                                     rnd.choice("mailwatch noabuse trapnet ipguard cleanmx sendsafe".split()))
            if name not in names:
                names.add(name)
                break
        kinds = {"ip4"}
        if not quirk and kind[5] == "ip" and rnd.random() < 0.35:
            kinds.add("ip6")
        if not quirk and kind[1] in ("spam", "bits") and rnd.random() < 0.25:
            kinds.add("domain")
        zones.append({"zone": name, "kind": kind, "quirk": quirk, "kinds": kinds, "txt": rnd.random() < 0.85,
                      "ip4": [], "ip6": [], "domain": []})
    rnd.shuffle(zones)

    # Targets, and how much each is listed: most not at all, a few nearly everywhere.
    nets = ["198.18.%d." % n for n in rnd.sample(range(256), min(256, max(24, args.ips // 200)))] + ["198.51.100.", "203.0.113.", "192.0.2."]
    ip4 = set()
    while len(ip4) < args.ips:
        ip4.add(rnd.choice(nets) + str(rnd.randrange(1, 255)))
    ip4 = sorted(ip4, key=ipaddress.ip_address)
    rnd.shuffle(ip4)
    ip6 = ["2001:db8:%x::%x" % (rnd.randrange(65536), rnd.randrange(1, 65536)) for _ in range(max(20, args.ips // 10))]
    domains = ["%s-%d.example" % (rnd.choice("shop news mail promo bank app".split()), n)
               for n in rnd.sample(range(10 ** 6), max(20, args.ips // 10))]

    def level():
        dice = rnd.random()
        return 0 if dice < .70 else .02 if dice < .90 else .08 if dice < .98 else .3

    def code_of(kind):
        if kind[1] == "bits":
            return "127.0.0.%d" % (rnd.randrange(1, 16) * 2)
        pattern = rnd.choice(list(kind[4]))
        if "-" in pattern:
            head, span = pattern.rsplit(".", 1)
            low, high = map(int, span.split("-"))
            return "%s.%d" % (head, rnd.randint(low, high))
        return pattern

    truth = {}
    for family, targets in (("ip4", ip4), ("ip6", ip6), ("domain", domains)):
        for target in targets:
            truth[target] = (family, {})
            p = level()
            for z in zones:
                scope = z["kind"][5]
                if family not in z["kinds"] or scope in ("net", "wide", "all") or z["quirk"] in (
                        "emptied", "parked", "servfail", "refused", "cnameloop", "dead", *ANY):
                    continue
                chance = {"allowlist": .1, "reputation": .15}.get(z["kind"][2], p)
                if rnd.random() < chance:
                    n = 2 if z["kind"][1] == "zen" and rnd.random() < .3 else 1
                    codes = sorted({code_of(z["kind"]) for _ in range(n)}, key=lambda c: int(c.rsplit(".", 1)[1]))
                    z[family].append((target, codes))
                    truth[target][1][z["zone"]] = codes
    for z in zones:  # lists that name networks, not addresses
        if z["quirk"]:
            continue
        scope = z["kind"][5]
        if scope == "net":
            bad = rnd.sample(nets, 3)
            z["ip4"] += [(net + "0/24", [code_of(z["kind"])]) for net in bad]
        elif scope == "wide":
            bad = nets[:24] if rnd.random() < .2 else rnd.sample(nets[24:], 1)
            z["ip4"] += [("198.18.0.0/16" if len(bad) > 1 else bad[0] + "0/24", [code_of(z["kind"])])]
        elif scope == "all":
            bad = nets
            z["ip4"] += [(net + "0/24", [code_of(z["kind"])]) for net in nets]
        if scope in ("net", "wide", "all"):
            for cidr, codes in z["ip4"]:
                net = ipaddress.ip_network(cidr)
                for target in ip4:
                    if ipaddress.ip_address(target) in net:
                        truth[target][1][z["zone"]] = codes

    def reason(z, what):
        return "%s, see https://www.%s/lookup?q=%s" % (z["kind"][2], z["zone"].split(".", 1)[1], what)

    # rbldnsd's data, the catalogue and the truth.
    rbl_args, quirk_rows = [], []
    for z in zones:
        head = "$SOA 3600 ns.%s hostmaster.%s 0 600 300 86400 60\n$NS 3600 ns.%s\n$TTL 300\n" % ((z["zone"],) * 3)
        quirk_rows.append((z["zone"], z["quirk"] or "-"))
        if z["quirk"] == "dead":
            continue
        default = list(z["kind"][4])[0]
        default = {"127.0.0.&2": "127.0.0.2", "127.0.4.0-69": "127.0.4.2", "127.0.5.0-3": "127.0.5.2",
                   "127.0.1.0-255": "127.0.1.2"}.get(default, default)
        text = lambda what: reason(z, what) if z["txt"] else ""
        for family, dataset, test in (("ip4", "ip4set", "127.0.0.2"), ("ip6", "ip6trie", "::ffff:7f00:2"),
                                      ("domain", "dnset", "test")):
            if family not in z["kinds"]:
                continue
            lines = [":%s:%s" % (default, text("$"))]
            if z["quirk"] in ANY:
                lines += ["%s :%s:%s" % (net, ANY[z["quirk"]], "Error, see https://%s/" % z["zone"])
                          for net in ("0.0.0.0/1", "128.0.0.0/1")]
            elif z["quirk"] != "emptied":
                lines.append(test)
                for entry, codes in z[family]:
                    for code in codes:
                        lines.append("%s :%s:%s" % (entry, code, text(entry.split("/")[0] if "/" in entry else "$")))
            path = "%s.%s" % (z["zone"], family)
            with open(os.path.join(args.dir, "data", path), "w") as f:
                f.write(head + "\n".join(lines) + "\n")
            rbl_args.append("%s:%s:%s" % (z["zone"], dataset, path))

    def write(name, lines):
        with open(os.path.join(args.dir, name), "w") as f:
            f.write("".join(line + "\n" for line in lines))

    by_name = {z["zone"]: z for z in zones}
    write("rbldnsd.args", rbl_args)
    write("quirks.tsv", ["\t".join(row) for row in quirk_rows])
    write("zones.txt", [z["zone"] for z in zones])
    bulk = [z["zone"] for z in zones if not z["quirk"]][:20]
    write("bulk_zones.txt", bulk)
    write("bulk_queries.txt", ["%s.%s A" % (".".join(reversed(ip.split("."))), zone) for ip in ip4 for zone in bulk])
    write("targets.txt", ip4)
    write("targets6.txt", ip6)
    write("domains.txt", domains)
    write("zones.tsv", ["\t".join(COLUMNS)] + ["\t".join((
        z["zone"], z["zone"].split(".")[0].upper(), z["zone"].split(".")[1], ",".join(sorted(z["kinds"])),
        z["kind"][2], z["kind"][3], ";".join("%s=%s" % kv for kv in z["kind"][4].items()), ERRORS,
        "https://www.%s/lookup?q={query}" % z["zone"].split(".", 1)[1],
        "https://www.%s/delist?q={query}" % z["zone"].split(".", 1)[1], "self-service", "public", "live", "generated",
        "")) for z in zones])

    after = {None: "ok", "dead": "unavailable", **{kind: QUIRKS[kind][1] for kind in QUIRKS}}
    with open(os.path.join(args.dir, "truth.jsonl"), "w") as f:
        for target, (family, hits) in truth.items():
            row = {"target": target, "kind": family, "verdict": "clean", "listed": [], "allow": [], "info": [],
                   "unavailable": sorted(z["zone"] for z in zones
                                         if family in z["kinds"] and after[z["quirk"]] == "unavailable"),
                   "soft": sorted(z["zone"] for z in zones if family in z["kinds"] and after[z["quirk"]] == "soft")}
            for name in sorted(hits):
                z, texts, polarity = by_name[name], [], "bad"
                for code in hits[name]:
                    found, polarity = meanings_of(z["kind"][4], code)
                    texts += found
                row[{"bad": "listed"}.get(polarity, polarity)].append(
                    {"zone": name, "codes": hits[name], "meanings": texts, "txt": z["txt"], "weight": z["kind"][3]})
            row["verdict"] = "listed" if row["listed"] else "clean"
            f.write(json.dumps(row) + "\n")
    print("%d zones (%d dead, %d odd), %d targets, seed %d" % (
        len(zones), args.dead, len(odd) - args.dead, len(truth), args.seed))


# ---- the front -----------------------------------------------------------------------------------------------

def question(data):
    """(the labels, the offset just behind the question) of a query, or None."""
    labels, at = [], 12
    try:
        while data[at]:
            labels.append(data[at + 1:at + 1 + data[at]])
            at += 1 + data[at]
    except IndexError:
        return None
    return labels, at + 5


def reply(data, end, rcode=0, answers=b"", count=0, flags=0x8400):
    return data[:2] + struct.pack(">HHHHH", flags | (struct.unpack(">H", data[2:4])[0] & 0x0100) | rcode,
                                  1, count, 0, 0) + data[12:end] + answers


def address(ip, ttl=300):
    return b"\xc0\x0c" + struct.pack(">HHIH", 1, 1, ttl, 4) + socket.inet_aton(ip)


def front(directory, port):
    quirks = {}
    for line in open(os.path.join(directory, "quirks.tsv")):
        zone, quirk = line.rstrip("\n").split("\t")
        if quirk in ("dead", "parked", "servfail", "refused", "cnameloop", "slow", "lossy", "truncated", "spoof",
                     "nodata"):
            quirks[tuple(label.encode() for label in zone.split("."))] = quirk
    upstream_at = ("127.0.0.1", port + 1)
    server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    server.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8 << 20)
    server.bind(("127.0.0.1", port))
    upstream = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    upstream.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8 << 20)
    upstream.connect(upstream_at)
    stranger = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    stranger.bind(("127.0.0.1", 0))
    for s in (server, upstream):
        s.setblocking(False)
    threading.Thread(target=tcp, args=(port, upstream_at), daemon=True).start()

    waiting, later, attempts, next_id = {}, [], {}, 0
    poll = select.epoll()
    poll.register(server, select.EPOLLIN)
    poll.register(upstream, select.EPOLLIN)
    while True:
        wait = max(0, later[0][0] - time.monotonic()) if later else -1
        for fd, _ in poll.poll(wait):
            for _ in range(64):
                try:
                    data, peer = (server if fd == server.fileno() else upstream).recvfrom(4096)
                except (BlockingIOError, ConnectionRefusedError):
                    break
                if fd != server.fileno():  # rbldnsd's answer: give it back under the client's id
                    entry = waiting.pop(data[:2], None)
                    if entry:
                        client, ident, quirk = entry
                        data = ident + data[2:]
                        if quirk == "nodata" and data[3] & 15 == 3:
                            data = data[:3] + bytes([data[3] & 0xF0]) + data[4:]
                        if quirk == "slow":
                            heapq.heappush(later, (time.monotonic() + 2, ident, client, data))
                        else:
                            server.sendto(data, client)
                    continue
                parsed = question(data) if len(data) > 16 else None
                if not parsed:
                    continue
                labels, end = parsed
                quirk = quirks.get(tuple(label.lower() for label in labels[-3:]))
                if quirk == "dead":
                    continue
                if quirk == "lossy":
                    key = data[12:end].lower()
                    attempts[key] = attempts.get(key, 0) + 1
                    if hashlib.md5(key + b"%d" % attempts[key]).digest()[0] < 77:  # 30 %
                        continue
                elif quirk == "servfail":
                    server.sendto(reply(data, end, 2), peer)
                    continue
                elif quirk == "refused":
                    server.sendto(reply(data, end, 5), peer)
                    continue
                elif quirk == "parked":
                    is_a = data[end - 4:end - 2] == b"\0\1"
                    server.sendto(reply(data, end, 0, address("203.0.113.80") if is_a else b"", int(is_a)), peer)
                    continue
                elif quirk == "cnameloop":
                    name = b"\x04loop" + b"".join(bytes([len(x)]) + x for x in labels[-3:]) + b"\0"
                    back = data[12:end - 4]
                    records = (b"\xc0\x0c" + struct.pack(">HHIH", 5, 1, 300, len(name)) + name
                               + name + struct.pack(">HHIH", 5, 1, 300, len(back)) + back)
                    server.sendto(reply(data, end, 0, records, 2), peer)
                    continue
                elif quirk == "truncated":
                    server.sendto(reply(data, end, 0, flags=0x8600), peer)
                    continue
                elif quirk == "spoof":
                    wrong_id = bytes([data[0] ^ 0x55, data[1]]) + data[2:]
                    server.sendto(reply(wrong_id, end, 0, address(FORGED), 1), peer)
                    other = data[:13] + bytes([data[13] ^ 1]) + data[14:]
                    server.sendto(reply(other, end, 0, address(FORGED), 1), peer)
                    stranger.sendto(reply(data, end, 0, address(FORGED), 1), peer)
                next_id = (next_id + 1) & 0xFFFF
                ident = struct.pack(">H", next_id)
                waiting[ident] = (peer, data[:2], quirk)
                try:
                    upstream.send(ident + data[2:])
                except OSError:
                    pass
        while later and later[0][0] <= time.monotonic():
            _, _, client, data = heapq.heappop(later)
            server.sendto(data, client)


def tcp(port, upstream_at):
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("127.0.0.1", port))
    listener.listen(256)

    def serve(conn):
        with conn, socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as ask:
            conn.settimeout(10)
            ask.connect(upstream_at)
            ask.settimeout(2)
            stream = conn.makefile("rb")
            try:
                while True:
                    size = stream.read(2)
                    if len(size) < 2:
                        return
                    ask.send(stream.read(struct.unpack(">H", size)[0]))
                    answer = ask.recv(65535)
                    conn.sendall(struct.pack(">H", len(answer)) + answer)
            except OSError:
                return

    while True:
        threading.Thread(target=serve, args=(listener.accept()[0],), daemon=True).start()


def wait_for(directory, port):
    """True once the front and rbldnsd answer for the first well-behaved zone's test point."""
    zone = open(os.path.join(directory, "bulk_zones.txt")).readline().strip()
    name = "2.0.0.127." + zone
    wire = b"".join(bytes([len(x)]) + x.encode() for x in name.split(".")) + b"\0"
    for _ in range(100):
        good = 0
        for p in (port, port + 1):
            with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
                s.settimeout(0.2)
                try:
                    s.connect(("127.0.0.1", p))
                    s.send(b"\1\2\1\0\0\1\0\0\0\0\0\0" + wire + b"\0\1\0\1")
                    good += s.recv(512)[7] > 0
                except OSError:
                    time.sleep(0.1)
        if good == 2:
            return True
    return False


# ---- the scorer ----------------------------------------------------------------------------------------------

def score(directory, results):
    """Results: what `bounceback blacklist --json` prints, or NDJSON with {"target": IP, "zones": {zone: "listed"|
    "clean"|"unavailable"|"allow"|"info"}}; a zone not named counts as clean.
    Prints counts of (target, zone) pairs; good_called_listed are allowlist, geo and good-reputation answers."""
    truth, zones = {}, {"ip4": [], "ip6": [], "domain": []}
    for line in open(os.path.join(directory, "truth.jsonl")):
        row = json.loads(line)
        truth[row["target"]] = row
    for line in list(open(os.path.join(directory, "zones.tsv")))[1:]:
        cells = line.split("\t")
        for kind in cells[3].split(","):
            zones[kind].append(cells[0])
    n = dict.fromkeys("targets verdict_right listed_right listed_missed listed_false good_called_listed "
                      "unavailable_right unavailable_called_clean unavailable_called_listed clean_right "
                      "clean_called_unavailable".split(), 0)
    for line in open(results):
        got = json.loads(line)
        row = truth[got.get("subject") or got["target"]]
        said = got.get("zones")
        if said is None:                              # `blacklist --json`, or plain names
            name = lambda entry: entry["zone"] if isinstance(entry, dict) else entry
            said = {name(z): "listed" for z in got.get("listed", ())}
            said.update((name(z), "info") for z in got.get("noted", ()))
            said.update((name(z), "unavailable") for z in got.get("unavailable", ()))
        n["targets"] += 1
        listed, good = ({e["zone"] for e in row["listed"]}, {e["zone"] for e in row["allow"] + row["info"]})
        for zone in zones[row["kind"]]:
            verdict = said.get(zone, "clean")
            if zone in row["unavailable"]:
                n["unavailable_right" if verdict == "unavailable" else
                  "unavailable_called_listed" if verdict == "listed" else "unavailable_called_clean"] += 1
            elif zone in listed:
                if verdict == "listed":
                    n["listed_right"] += 1
                elif not (zone in row["soft"] and verdict == "unavailable"):
                    n["listed_missed"] += 1
            elif verdict == "listed":
                n["good_called_listed" if zone in good else "listed_false"] += 1
            elif verdict == "unavailable" and zone not in row["soft"]:
                n["clean_called_unavailable"] += 1
            else:
                n["clean_right"] += 1
        n["verdict_right"] += any(v == "listed" for v in said.values()) == bool(listed)
    print(json.dumps(n))


def main():
    if len(sys.argv) < 3 or sys.argv[1] not in ("make", "front", "wait", "score"):
        sys.exit(__doc__)
    action = sys.argv[1]
    if action == "make":
        p = argparse.ArgumentParser(prog="dnsbl_testbed.py make")
        p.add_argument("dir")
        p.add_argument("--zones", type=int, default=120)
        p.add_argument("--dead", type=int, default=0)
        p.add_argument("--seed", type=int, default=1)
        p.add_argument("--ips", type=int, default=1000)
        p.add_argument("--quirks", default="all")
        make(p.parse_args(sys.argv[2:]))
    elif action == "front":
        front(sys.argv[2], int(sys.argv[3]))
    elif action == "wait":
        sys.exit(0 if wait_for(sys.argv[2], int(sys.argv[3])) else 1)
    else:
        score(sys.argv[2], sys.argv[3])


if __name__ == "__main__":
    main()
