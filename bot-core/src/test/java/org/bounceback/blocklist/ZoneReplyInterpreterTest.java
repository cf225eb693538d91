package org.bounceback.blocklist;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bounceback.address.Ip;
import org.bounceback.net.DnsRecord;
import org.bounceback.net.DnsReply;
import org.bounceback.net.DnsReply.Cause;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Interpretation of replies. A reply is written as its IPs, as {@code NXDOMAIN}, as {@code NODATA},
 * or as the cause of a failure.
 */
class ZoneReplyInterpreterTest {
  private static final BlocklistCatalog CATALOGUE = BlocklistCatalog.load();
  private static final Zone BARE = BlocklistCatalog.read("zones", "bl.example").zones().get(0);
  private static final BlocklistSubject SUBJECT =
      BlocklistSubject.parse("203.0.113.5").orElseThrow();
  private static final Duration TTL = Duration.ofMinutes(5);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // not listed, if the zone passes its test entries
        "zen.spamhaus.org | NXDOMAIN | clean",
        "zen.spamhaus.org | NODATA   | clean",
        "bl.example       | NXDOMAIN | clean",
        // known codes
        "zen.spamhaus.org | 127.0.0.2  | listed: SBL spam source",
        "zen.spamhaus.org | 127.0.0.6  | listed: XBL (unused)",
        "zen.spamhaus.org | 127.0.0.4 127.0.0.2 |"
            + " listed: SBL spam source; XBL exploited or infected host",
        "zen.spamhaus.org | 127.0.0.10 | policy: PBL kept by the ISP",
        "zen.spamhaus.org | 127.0.0.11 127.0.0.2 |"
            + " listed: SBL spam source; PBL kept by Spamhaus",
        "dbl.spamhaus.org | 127.0.1.4  | listed: phishing",
        "grey.uribl.com   | 127.0.0.4  | policy: bulk mailer, opt-in unclear",
        // bit masks
        "multi.uribl.com  | 127.0.0.2  | listed: black",
        "multi.uribl.com  | 127.0.0.14 | listed: black; grey; red",
        "multi.surbl.org  | 127.0.0.80 | listed: malware; abused/spam",
        // allowlist and informational entries are not listings
        "list.dnswl.org   | 127.0.5.2  | allow: medium",
        "white.uribl.com  | 127.0.0.2  | allow: known good (unverified)",
        "score.senderscore.com | 127.0.4.55 | info: score in the last octet",
        "hostkarma.junkemailfilter.com | 127.0.0.1 | allow: whitelist",
        "hostkarma.junkemailfilter.com | 127.0.0.1 127.0.0.2 | listed: blacklist",
        // undocumented codes
        "zen.spamhaus.org | 127.0.0.99 | listed: listed, with a code that the list does not"
            + " document",
        "zen.spamhaus.org | 127.0.0.99 127.0.0.10 | listed: PBL kept by the ISP",
        "list.dnswl.org   | 127.0.0.9  | listed: listed, with a code that the list does not"
            + " document",
        "bl.example       | 127.0.0.2  | listed: listed",
        "bl.example       | 127.9.9.9  | listed: listed",
        // refusals that look like a listing
        "zen.spamhaus.org | 127.255.255.252 | error-code",
        "zen.spamhaus.org | 127.255.255.254 | error-code",
        "zen.spamhaus.org | 127.255.255.255 | error-code",
        "bl.example       | 127.255.255.1   | error-code",
        "zen.spamhaus.org | 127.0.0.2 127.255.255.254 | error-code",
        "score.senderscore.com | 127.255.255.255 | error-code",
        "multi.uribl.com  | 127.0.0.1    | error-code",
        "black.uribl.com  | 127.0.0.1    | error-code",
        "multi.surbl.org  | 127.0.0.1    | error-code",
        "list.dnswl.org   | 127.0.0.255  | error-code",
        "list.dnswl.org   | 127.0.10.3   | error-code",
        "dbl.spamhaus.org | 127.0.1.255  | error-code",
        // parked, hijacked, rewritten
        "zen.spamhaus.org | 146.112.61.108 | parked",
        "zen.spamhaus.org | 0.0.0.0        | parked",
        "zen.spamhaus.org | 127.0.0.2 192.0.2.1 | parked",
        "bl.example       | 10.0.0.1       | parked",
        "bl.example       | 2001:db8::1    | parked",
        // no reply
        "zen.spamhaus.org | SERVFAIL    | servfail",
        "zen.spamhaus.org | REFUSED     | refused",
        "zen.spamhaus.org | TIMEOUT     | timeout",
        "zen.spamhaus.org | UNREACHABLE | timeout",
        "zen.spamhaus.org | CNAME_LOOP  | cname-loop",
        "zen.spamhaus.org | MALFORMED   | malformed",
      })
  void replyOfAWorkingZone(String zone, String answer, String conclusion) {
    assertEquals(conclusion, conclude(zone, answer, "127.0.0.2", "NXDOMAIN"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // reply | the entry that must be listed | the entry that must not be
        "NXDOMAIN  | NXDOMAIN  | NXDOMAIN  | emptied",
        "NODATA    | NODATA    | NXDOMAIN  | emptied",
        "127.0.0.2 | NXDOMAIN  | NXDOMAIN  | listed: SBL spam source",
        "127.0.0.2 | 127.0.0.2 | 127.0.0.2 | lists-the-world",
        "NXDOMAIN  | 127.0.0.2 | 127.0.0.2 | lists-the-world",
        "127.0.0.2 | TIMEOUT   | NXDOMAIN  | listed: SBL spam source",
        "NXDOMAIN  | TIMEOUT   | NXDOMAIN  | timeout",
        "NXDOMAIN  | SERVFAIL  | NXDOMAIN  | servfail",
        "NXDOMAIN  | 127.0.0.2 | TIMEOUT   | timeout",
        "127.0.0.2 | 127.0.0.2 | SERVFAIL  | servfail",
        "NXDOMAIN  | 127.255.255.254 | NXDOMAIN | error-code",
        "NXDOMAIN  | 127.0.0.2 | 127.255.255.254 | error-code",
        "NXDOMAIN  | 192.0.2.1 | 192.0.2.1 | parked",
        "192.0.2.1 | 192.0.2.1 | 192.0.2.1 | parked",
        "SERVFAIL  | NXDOMAIN  | NXDOMAIN  | servfail",
      })
  void aZoneThatFailsItsTestEntriesIsNotTrusted(
      String answer, String testListed, String testClean, String conclusion) {
    assertEquals(conclusion, conclude("zen.spamhaus.org", answer, testListed, testClean));
  }

  @ParameterizedTest
  @EnumSource
  void noFailureIsEverClean(Cause cause) {
    ZoneResult found =
        ZoneReplyInterpreter.read(BARE, SUBJECT, new DnsReply.Failed(cause), TestEntryResult.GOOD);

    assertEquals(ZoneResult.Unavailable.class, found.getClass());
  }

  @ParameterizedTest
  @CsvSource({"127.0.0.4 127.0.0.2 127.0.0.4", "127.0.0.2 127.0.0.4"})
  void codesAreSortedForStableResults(String answer) {
    Zone zen = zone("zen.spamhaus.org");

    assertEquals(
        new ZoneResult.Listed(
            zen,
            List.of("127.0.0.2", "127.0.0.4"),
            "SBL spam source; XBL exploited or infected host",
            Optional.empty(),
            false,
            Optional.of("https://check.spamhaus.org/"),
            TTL),
        ZoneReplyInterpreter.read(zen, SUBJECT, reply(answer)));
  }

  private static String conclude(String zone, String answer, String listed, String clean) {
    return describe(
        ZoneReplyInterpreter.read(
            zone(zone),
            SUBJECT,
            reply(answer),
            ZoneReplyInterpreter.testEntries(zone(zone), reply(listed), reply(clean))));
  }

  private static String describe(ZoneResult found) {
    if (found instanceof ZoneResult.Listed listed) {
      return (listed.policy() ? "policy: " : "listed: ") + listed.meaning();
    }
    if (found instanceof ZoneResult.Noted noted) {
      return (noted.isAllowlisted() ? "allow: " : "info: ") + noted.meaning();
    }
    return found instanceof ZoneResult.Unavailable away ? away.unavailableReason().code() : "clean";
  }

  private static Zone zone(String name) {
    return name.equals(BARE.name()) ? BARE : CATALOGUE.find(name).orElseThrow();
  }

  private static DnsReply reply(String text) {
    if (text.equals("NXDOMAIN")) {
      return new DnsReply.NoSuchName(TTL);
    }
    if (text.equals("NODATA")) {
      return new DnsReply.NoData(TTL);
    }
    if (Character.isLetter(text.charAt(0))) {
      return new DnsReply.Failed(Cause.valueOf(text));
    }
    List<DnsRecord> addresses =
        Arrays.stream(text.split(" ", -1))
            .<DnsRecord>map(ip -> new DnsRecord.Address(Ip.parse(ip).orElseThrow()))
            .toList();
    return new DnsReply.Answer(addresses, TTL);
  }
}
