package org.bounceback.blocklist;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bounceback.address.Ip;
import org.bounceback.net.Deadline;
import org.bounceback.net.DnsClient;
import org.bounceback.net.OutboundPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The check against rbldnsd, which most blocklists use as their server. */
@Tag("real-peer")
class RbldnsdTest {
  private static final Path PROGRAM = Path.of("/usr/sbin/rbldnsd");
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  @TempDir Path folder;
  private Optional<Process> server = Optional.empty();
  private int port;

  @BeforeEach
  void startServer() throws IOException {
    assertEquals(
        true,
        Files.isExecutable(PROGRAM),
        "rbldnsd is not installed: run ./verify as root on Debian, which installs it");
    write(
        "addresses",
        "$TTL 300",
        "$SOA 300 ns.bl.example admin.bl.example 0 600 300 86400 300",
        ":127.0.0.4:Seen sending spam, see https://bl.example/?ip=$",
        "127.0.0.2",
        "203.0.113.5");
    write(
        "names",
        "$SOA 300 ns.dbl.example admin.dbl.example 0 600 300 86400 300",
        ":127.0.1.2:Seen in spam",
        "test",
        "bad.example");
    // If started as root, it switches to another user, who must be able to read the files.
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    try (var free = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    server =
        Optional.of(
            new ProcessBuilder(
                    PROGRAM.toString(),
                    "-n",
                    "-q",
                    "-r",
                    folder.toString(),
                    "-b",
                    "127.0.0.1/" + port,
                    "bl.example:ip4set:addresses",
                    "dbl.example:dnset:names")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start());
    Deadline end = Deadline.after(TIMEOUT);
    while (check("203.0.113.6", "bl.example").clean().isEmpty()) {
      assertEquals(false, end.isExpired(), () -> "rbldnsd did not start: " + log());
    }
  }

  @AfterEach
  void stopServer() {
    server.ifPresent(Process::destroy);
  }

  @Test
  void aListedIpHasAReasonAndTheListsTtl() throws IOException {
    BlocklistReport report = check("203.0.113.5", "bl.example");

    ZoneResult.Listed listed = report.listed().get(0);
    assertEquals(List.of("127.0.0.4"), listed.codes());
    assertEquals(
        Optional.of("Seen sending spam, see https://bl.example/?ip=203.0.113.5"), listed.reason());
    assertEquals(Duration.ofMinutes(5), listed.ttl());
  }

  @Test
  void anUnlistedIpIsCleanIfTheListPassesItsTest() throws IOException {
    assertEquals(1, check("203.0.113.6", "bl.example").clean().size());
  }

  @Test
  void aDomainListIsQueriedForDomains() throws IOException {
    assertEquals(1, check("bad.example", "dbl.example").listed().size());
    assertEquals(1, check("good.example", "dbl.example").clean().size());
  }

  private BlocklistReport check(String subject, String zone) throws IOException {
    String kind = zone.startsWith("d") ? "domain" : "ip4";
    BlocklistCatalog blocklistCatalog =
        BlocklistCatalog.read(
            "zones.tsv", "zone\tkinds\tweight\tstatus\n" + zone + "\t" + kind + "\thigh\tlive\n");
    Ip loopback = Ip.of(InetAddress.getLoopbackAddress());
    try (var dns = new DnsClient(OutboundPolicy.namedByOperator(loopback, port), Runnable::run)) {
      return new BlocklistCheck(dns, blocklistCatalog, Clock.systemUTC())
          .check(
              BlocklistSubject.parse(subject).orElseThrow(),
              Deadline.after(TIMEOUT),
              (done, all, zoneResult) -> {})
          .toCompletableFuture()
          .join();
    }
  }

  private String log() {
    try {
      return Files.readString(folder.resolve("log"));
    } catch (IOException none) {
      return "it wrote no log";
    }
  }

  private void write(String name, String... lines) throws IOException {
    Files.write(folder.resolve(name), Stream.of(lines).toList());
  }
}
