package org.bounceback.blocklist;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.bounceback.address.Domain;
import org.bounceback.net.Deadline;
import org.bounceback.net.Dns;
import org.bounceback.net.DnsQuestion;
import org.bounceback.net.DnsQuestion.RecordType;
import org.bounceback.net.DnsReply;
import org.bounceback.net.DnsReply.Cause;

/**
 * Asks zones for their two test entries (RFC 5782 section 5) and remembers usable replies for an
 * hour: asking more often would be impolite.
 */
final class TestEntries {
  private static final Duration KEPT = Duration.ofHours(1);

  private final Dns dns;
  private final Clock clock;
  private final Map<Key, Kept> kept = new ConcurrentHashMap<>();

  private record Key(String zone, SubjectKind kind) {}

  private record Kept(Replies replies, Instant until) {}

  /** What a zone answers for the entry it must list and the one it must not. */
  record Replies(DnsReply listed, DnsReply clean) {
    boolean isUsable() {
      return !(listed instanceof DnsReply.Failed) && !(clean instanceof DnsReply.Failed);
    }
  }

  TestEntries(Dns dns, Clock clock) {
    this.dns = dns;
    this.clock = clock;
  }

  CompletionStage<Replies> of(Zone zone, Domain domain, SubjectKind kind, Deadline deadline) {
    var key = new Key(zone.name(), kind);
    Kept known = kept.get(key);
    if (known != null && known.until().isAfter(clock.instant())) {
      return CompletableFuture.completedFuture(known.replies());
    }
    return ask(zone.testListed(kind), domain, deadline)
        .thenCombine(ask(zone.testClean(kind), domain, deadline), Replies::new)
        .thenApply(
            replies -> {
              if (replies.isUsable()) {
                kept.put(key, new Kept(replies, clock.instant().plus(KEPT)));
              }
              return replies;
            });
  }

  private CompletionStage<DnsReply> ask(String label, Domain zone, Deadline deadline) {
    return Domain.parse(label + "." + zone)
        .map(name -> dns.ask(new DnsQuestion(name, RecordType.A), deadline))
        .orElseGet(() -> CompletableFuture.completedFuture(new DnsReply.Failed(Cause.MALFORMED)));
  }
}
