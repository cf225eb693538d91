package org.bounceback.bounce.reason;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bounceback.address.Ip;
import org.bounceback.bounce.BlockingParty;
import org.bounceback.data.Resources;
import org.bounceback.data.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class BlockingReplyRulesTest {
  private static final BlockingReplyRules RULES = BlockingReplyRules.load();

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void eachRowMatchesItsExample(Map<String, String> row) {
    Optional<BlockingParty> block = RULES.find(RejectionReply.of(row.getOrDefault("example", "")));

    boolean byZone = "(group zone)".equals(row.get("zone"));
    assertTrue(block.isPresent(), row::toString);
    assertEquals(
        byZone ? block.flatMap(BlockingParty::zone) : Optional.ofNullable(row.get("operator")),
        block.map(BlockingParty::name));
  }

  @Test
  void theQuotedIpIsInsertedIntoTheDelistUrl() {
    Optional<BlockingParty> block =
        RULES.find(
            RejectionReply.of("554 5.7.1 Client host [192.0.2.10] blocked using zen.spamhaus.org"));

    assertEquals(
        Optional.of(
            new BlockingParty(
                "Spamhaus",
                BlockingParty.BlockKind.DNSBL,
                Optional.of("zen.spamhaus.org"),
                Ip.parse("192.0.2.10"),
                Optional.of("https://check.spamhaus.org/listed/?searchterm=192.0.2.10"),
                "see which sublist: XBL clean the host, CSS and PBL self-service, SBL through the"
                    + " provider's abuse desk")),
        block);
  }

  @Test
  void aPrivateListHasItsZoneAsName() {
    Optional<BlockingParty> block =
        RULES.find(
            RejectionReply.of("554 5.7.1 Client host [192.0.2.10] blocked using rbl.example.org"));

    assertEquals(Optional.of("rbl.example.org"), block.flatMap(BlockingParty::zone));
  }

  @Test
  void aSectionOfAnRfcIsNotTheIp() {
    Optional<BlockingParty> block =
        RULES.find(
            RejectionReply.of(
                "554 5.7.1 see RFC 5782 2.1.1.1, client 192.0.2.10 blocked using"
                    + " zen.spamhaus.org"));

    assertEquals(Ip.parse("192.0.2.10"), block.flatMap(BlockingParty::address));
  }

  @Test
  void aPortAfterAnIpIsNotPartOfTheIp() {
    Optional<BlockingParty> block =
        RULES.find(
            RejectionReply.of(
                "550 host [2001:db8::25]:24706 is in an RBL: https://www.spamcop.net/"));

    assertEquals(Ip.parse("2001:db8::25"), block.flatMap(BlockingParty::address));
  }

  private static Stream<Map<String, String>> rows() {
    return Table.parse("table", Resources.text(BlockingReplyRules.class, "blocking-replies.tsv"))
        .rows()
        .stream();
  }
}
