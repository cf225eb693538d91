#!/usr/bin/env bash
# usage: fsync_before_202.sh LAUNCHER
# Watches the system calls of a serving bot (needs strace and curl): of every escalation that is answered with 202, the
# disk must have confirmed the commit before the answer is written. Prints what it saw; ends with 1 if it was otherwise.
set -eu
launcher=$1
folder=$(mktemp -d)
port=$((20000 + RANDOM % 20000))
export BOUNCEBACK_DATA=$folder/data BOUNCEBACK_PORT=$port BOUNCEBACK_API_TOKEN=drill BOUNCEBACK_DNS_RESOLVER=127.0.0.1:9
strace -f -qq -s 24 -e trace=fsync,fdatasync,write -o "$folder/trace" "$launcher" serve 2>"$folder/log" &
bot=$!
trap 'kill $(pgrep -P $bot) 2>/dev/null || true; wait $bot 2>/dev/null || true; rm -rf "$folder"' EXIT
for _ in $(seq 600); do
  curl -fs "http://127.0.0.1:$port/readyz" >/dev/null && break
  sleep 0.5
done
good=0
for i in 1 2 3 4 5 6 7 8 9 10; do
  before=$(wc -l <"$folder/trace")
  status=$(curl -s -o /dev/null -w '%{http_code}' -H 'Authorization: Bearer drill' \
    -d "{\"key\":\"k$i\",\"requester\":\"alice@shop.example\",\"message\":\"Subject: x\n\n550 5.1.1 User unknown\n\"}" \
    "http://127.0.0.1:$port/api/v1/escalations")
  [ "$status" = 202 ] || { echo "answered with $status"; exit 1; }
  for _ in $(seq 50); do # strace writes its file a little later
    tail -n +$((before + 1)) "$folder/trace" | grep -q 'HTTP/1.1 202' && break
    sleep 0.1
  done
  order=$(tail -n +$((before + 1)) "$folder/trace" |
    awk '/(fsync|fdatasync).*= 0$/ {synced[$1]++} /write\(.*"HTTP\/1.1 202/ {print synced[$1] + 0; exit}')
  echo "escalation $i: ${order:-no answer seen} syncs confirmed to its own thread before its 202"
  [ "${order:-0}" -gt 0 ] && good=$((good + 1))
done
echo "$good of 10 in order"
[ $good = 10 ]
