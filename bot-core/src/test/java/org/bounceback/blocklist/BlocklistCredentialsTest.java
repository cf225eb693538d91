package org.bounceback.blocklist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bounceback.data.InvalidDataException;
import org.bounceback.findings.BlocklistFindings;
import org.bounceback.findings.FindingsCodec;
import org.bounceback.net.LoopbackDns;
import org.bounceback.sandbox.dns.Blocklist;
import org.bounceback.store.MovableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which zones may be queried, and that keys are never printed. */
class BlocklistCredentialsTest {
  private static final String KEY = "q7sekretw3key5h";
  private static final BlocklistCatalog CATALOGUE =
      BlocklistCatalog.read(
          "zones.tsv",
          """
          zone\tkinds\tweight\tstatus\tconsent
          {key}.zen.dq.example\tip4\thigh\tlive\t
          zen.example\tip4\thigh\tlive\tyes
          open.example\tip4\tlow\tlive\t
          """);

  @Test
  void aZoneThatNeedsAKeyIsQueriedWithIt() {
    try (var dns = new LoopbackDns()) {
      new Blocklist(dns.server().zones(), KEY + ".zen.dq.example")
          .list(
              "203.0.113.5",
              "127.0.0.2",
              "Listed, asked as " + KEY.toUpperCase(Locale.ROOT) + ".zen");
      BlocklistReport report = check(dns, BlocklistCredentials.of(List.of("dq.example=" + KEY)));

      ZoneResult.Listed listed = report.listed().get(0);
      assertEquals("{key}.zen.dq.example", listed.zone().name());
      assertEquals(Optional.of("Listed, asked as {key}.zen"), listed.reason());
      assertNoKey(report.toString());
      assertNoKey(FindingsCodec.write(BlocklistFindings.of(report)).toString());
    } catch (IOException closing) {
      throw new AssertionError(closing);
    }
  }

  @Test
  void aRestrictedFreeServiceRequiresConsent() {
    BlocklistCredentials blocklistCredentials = BlocklistCredentials.of(List.of());

    assertTrue(blocklistCredentials.target(zone("zen.example")).isEmpty());
    assertTrue(blocklistCredentials.target(zone("open.example")).isPresent());
    assertTrue(
        blocklistCredentials
            .withAcceptedTerms(List.of("zen.example"))
            .target(zone("zen.example"))
            .isPresent());
    assertTrue(
        blocklistCredentials
            .withAcceptedTerms(List.of("example"))
            .target(zone("zen.example"))
            .isPresent());
    assertTrue(
        blocklistCredentials
            .withAcceptedTerms(List.of("en.example"))
            .target(zone("zen.example"))
            .isEmpty());
    assertTrue(blocklistCredentials.withAllTermsAccepted().target(zone("zen.example")).isPresent());
  }

  @Test
  void aZoneWithoutItsKeyIsNotQueried() {
    BlocklistCredentials other = BlocklistCredentials.of(List.of("dq.test=" + KEY));

    assertTrue(other.target(zone("{key}.zen.dq.example")).isEmpty());
    assertFalse(other.hasKeyFor(zone("{key}.zen.dq.example")));
    assertTrue(
        BlocklistCredentials.of(List.of("dq.example=" + KEY))
            .hasKeyFor(zone("{key}.zen.dq.example")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "q7sekretw3key5h",
        "=q7sekretw3key5h",
        "dq.example=q7sekretw3key5h q7sekretw3key5h"
      })
  void theErrorForAnInvalidKeyDoesNotContainTheKey(String pair) {
    InvalidDataException complaint =
        assertThrows(InvalidDataException.class, () -> BlocklistCredentials.of(List.of(pair)));

    assertNoKey(complaint.getMessage());
  }

  @Test
  void nothingIsPrintedWithItsKey() {
    BlocklistCredentials blocklistCredentials =
        BlocklistCredentials.of(List.of("dq.example=" + KEY));

    assertNoKey(blocklistCredentials.toString());
    assertNoKey(blocklistCredentials.target(zone("{key}.zen.dq.example")).orElseThrow().toString());
  }

  private static BlocklistReport check(LoopbackDns dns, BlocklistCredentials blocklistCredentials) {
    var clock = new MovableClock();
    return LoopbackLists.run(
        new BlocklistCheck(
            dns.client(),
            CATALOGUE,
            blocklistCredentials,
            new ZoneHealth(clock, System::nanoTime),
            clock),
        "203.0.113.5",
        LoopbackDns.LONG_TIMEOUT);
  }

  private static void assertNoKey(String text) {
    assertFalse(text.toLowerCase(Locale.ROOT).contains(KEY), text);
  }

  private static Zone zone(String name) {
    return CATALOGUE.find(name).orElseThrow();
  }
}
