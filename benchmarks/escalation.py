"""The bars of escalation: what is accepted is not lost, whatever is killed, full, locked or away meanwhile."""
import re
import shutil
import subprocess
import sys
import os

KILLS = 200
SEED = 20261127


def whole(figures, drill):
    for database in ("sqlite", "postgresql"):
        api_kills(figures, drill, database)
        for chat in ("slack", "discord"):
            chat_kills(figures, drill, chat, database)
    for database in ("sqlite", "postgresql"):
        mail_kills(figures, drill, database)
    replicas(figures, drill, 600)
    for database in ("sqlite", "postgresql"):
        troubles(figures, drill, database)
    drains(figures, drill, 10000)
    backups(figures, drill, 20)


def confirmed(figures, launcher, tools, escalations):
    """Whether the disk has confirmed before the program says so; told where strace is."""
    if not shutil.which("strace"):
        return
    tool = "fsync_before_202.py"
    done = subprocess.run([sys.executable, os.path.join(tools, tool), launcher, str(escalations)], stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True)
    figures.add("API, the disk's word before each 202, SQLite", done.stdout.strip().splitlines()[-1], "all", done.returncode == 0,
                "%s LAUNCHER %d" % (tool, escalations))


def once(said, what):
    return not any(int(said[each]) for each in (what + " without a ticket", "tickets too many", "tickets nobody asked for"))


def api_kills(figures, drill, database):
    said = drill("api-kills", str(KILLS), database, str(SEED))
    figures.add("API, %s, kill -9 during escalations, %d times, the desk in every mood" % (named(database), KILLS),
                "%s sent, %s accepted, %s without a ticket, %s too many" % (
                    said["sent"], said["accepted"], said["accepted without a ticket"], said["tickets too many"]),
                "one each", once(said, "accepted"), "Drills LAUNCHER api-kills %d %s %d" % (KILLS, database, SEED))


def chat_kills(figures, drill, chat, database):
    said = drill(chat + "-kills", str(KILLS), database, str(SEED))
    told = said["cards that tell their ticket"]
    figures.add("%s, %s, kill -9 after a submitted form, %d times, the desk in every mood" % (chat.capitalize(), named(database), KILLS),
                "%s acknowledged, %s without a ticket, %s too many, %s cards that tell theirs" % (
                    said["acknowledged"], said["acknowledged without a ticket"], said["tickets too many"], told),
                "one each", once(said, "acknowledged") and told == said["acknowledged"],
                "Drills LAUNCHER %s-kills %d %s %d" % (chat, KILLS, database, SEED))


def mail_kills(figures, drill, database):
    kills = KILLS // 2
    said = drill("mail-kills", str(kills), database)
    mails = int(said["mails"])
    wrong = [int(said[each]) for each in ("mails without a card", "cards too many", "refused by Slack")]
    figures.add("mail in, %s, kill -9 while %d bounces come by mailbox and pipe, %d times" % (named(database), mails, kills),
                "%s cases, %d without a card, %d cards too many" % (said["cases"], wrong[0], wrong[1]), "one each",
                int(said["cases"]) == mails and not any(wrong), "Drills LAUNCHER mail-kills %d %s" % (kills, database))


def replicas(figures, drill, seconds):
    said = drill("replica-kills", str(seconds))
    figures.add("API, two replicas on PostgreSQL for %d s, %s times one killed (kill -9)" % (seconds, said["kills"]),
                "%s sent, %s of them again to the other; %s accepted, %s without a ticket, %s too many" % (
                    said["sent"], said["sent again to the other"], said["accepted"], said["accepted without a ticket"],
                    said["tickets too many"]),
                "one each", once(said, "accepted"), "Drills LAUNCHER replica-kills %d" % seconds)


def troubles(figures, drill, database):
    said = drill("store-troubles", database)
    names = ("disk full", "read-only", "locked") if database == "sqlite" else ("server away", "read-only")
    back, well = [], int(said["accepted without a ticket"]) == int(said["tickets too many"]) == 0
    for name in names:
        told = re.match(r"accepted meanwhile false, a look-up meanwhile 200, a diagnosis 200, lines in the log 1, "
                        r"well again after (\d+) s", said[name])
        well = well and told is not None and int(told.group(1)) <= 60
        back.append("%s %s" % (name, told.group(1) + " s" if told else "wrong"))
    figures.add("the store in trouble for 20 s, %s: well again by itself, look-ups and diagnoses meanwhile" % named(database),
                "; ".join(back), "60 s, one line in the log, nothing lost", well, "Drills LAUNCHER store-troubles " + database)


def drains(figures, drill, many):
    said = drill("drain", str(many))
    figures.add("%s escalations queued while the ticket system is unavailable" % said["accepted"],
                "drained in %s s, at most %s requests a minute of %s allowed, %s MiB, %s too many" % (
                    said["seconds to drain"], said["most requests in a minute"], said["requests a minute allowed"],
                    said["most memory in MiB"], said["tickets too many"]),
                "rate kept, 1 GiB", paced(said) and int(said["tickets too many"]) == 0 and int(said["accepted"]) == many,
                "Drills LAUNCHER drain %d" % many)
    said = drill("drain-in-order", str(many))
    wrong = [int(said[each]) for each in ("tickets whose notes are not in order", "tickets too many", "notes too many")]
    figures.add("%s tickets and notes queued while the ticket system is unavailable, like Request Tracker" % said["entries"],
                "drained in %s s, at most %s requests a minute of %s allowed, %s MiB; %d tickets with notes out of order" % (
                    said["seconds to drain"], said["most requests in a minute"], said["requests a minute allowed"],
                    said["most memory in MiB"], wrong[0]),
                "in order per case, rate kept, 1 GiB", paced(said) and not any(wrong), "Drills LAUNCHER drain-in-order %d" % many)


def paced(said):
    return (int(said["most requests in a minute"]) <= int(said["requests a minute allowed"]) + 1
            and int(said["most memory in MiB"]) < 1024)


def backups(figures, drill, copies):
    said = drill("backups", str(copies))
    wrong = [int(said[each]) for each in ("accepted before a copy and not in it", "tickets too many")]
    figures.add("SQLite copied %d times while escalations come in, the last copy put back" % copies,
                "%s accepted, %d missing in a copy, %d tickets too many" % (said["accepted"], *wrong), "0", not any(wrong),
                "Drills LAUNCHER backups %d" % copies)


def named(database):
    return {"sqlite": "SQLite", "postgresql": "PostgreSQL"}[database]
