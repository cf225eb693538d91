package org.bounceback.blocklist;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.bounceback.net.Deadline;
import org.bounceback.net.Dns;
import org.bounceback.net.LoopbackDns;
import org.bounceback.sandbox.dns.Blocklist;
import org.bounceback.sandbox.dns.NameServer;
import org.bounceback.store.MovableClock;

/** Four lists on a loopback DNS server, with a check that queries them. */
final class LoopbackLists implements AutoCloseable {
  private static final BlocklistCatalog CATALOGUE =
      BlocklistCatalog.read(
          "zones.tsv",
          """
          zone\tname\tkinds\tweight\tcodes\terrors\tdelist_url\tstatus
          bad.example\tBad\tip4,ip6\thigh\t127.0.0.2=spam\t127.0.0.1=refused\thttps://bad.example/{query}\tlive
          good.example\tGood\tip4\tlow\t127.0.0.2=friend[allow];127.0.0.3=seen[info]\t\t\tlive
          other.example\tOther\tip4\tmedium\t\t\t\tlive
          names.example\tNames\tdomain\thigh\t127.0.1.2=phishing\t\t\tlive
          {key}.paid.example\tPaid\tip4\thigh\t\t\t\tlive
          gone.example\tGone\tip4\thigh\t\t\t\tdead
          """);

  private final LoopbackDns dns = new LoopbackDns();
  private final MovableClock clock = new MovableClock();
  private final Blocklist bad = list("bad.example");
  private final Blocklist good = list("good.example");
  private final Blocklist other = list("other.example");
  private final Blocklist names = list("names.example");
  private final BlocklistCheck check =
      new BlocklistCheck(
          dns.client(),
          CATALOGUE,
          BlocklistCredentials.FREE,
          new ZoneHealth(clock, clock::nanoTime),
          clock);

  NameServer server() {
    return dns.server();
  }

  Dns dns() {
    return dns.client();
  }

  MovableClock clock() {
    return clock;
  }

  /** Returns a list of bad IPs with high weight. */
  Blocklist bad() {
    return bad;
  }

  /** Returns an allowlist with other entries and low weight. */
  Blocklist good() {
    return good;
  }

  /** Returns a list of IPv4 addresses with undocumented return codes and medium weight. */
  Blocklist other() {
    return other;
  }

  /** Returns a list of domains. */
  Blocklist names() {
    return names;
  }

  BlocklistCheck check() {
    return check;
  }

  BlocklistReport check(String subject) {
    return check(subject, LoopbackDns.LONG_TIMEOUT);
  }

  BlocklistReport check(String subject, Duration deadline) {
    return run(check, subject, deadline);
  }

  static BlocklistReport run(BlocklistCheck check, String subject, Duration deadline) {
    return check
        .check(
            BlocklistSubject.parse(subject).orElseThrow(),
            Deadline.after(deadline),
            (done, all, zoneResult) -> {})
        .toCompletableFuture()
        .join();
  }

  /** Returns why a list was unavailable, if it was. */
  static Optional<String> away(String zone, BlocklistReport report) {
    return report.unavailable().stream()
        .filter(unavailable -> unavailable.zone().name().equals(zone))
        .map(unavailable -> unavailable.unavailableReason().code())
        .findFirst();
  }

  static Zone zone(String name) {
    return CATALOGUE.find(name).orElseThrow();
  }

  @Override
  public void close() throws IOException {
    dns.close();
  }

  private Blocklist list(String zone) {
    return new Blocklist(dns.server().zones(), zone);
  }
}
