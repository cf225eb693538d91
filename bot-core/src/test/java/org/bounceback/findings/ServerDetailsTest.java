package org.bounceback.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of our own servers is published outside the chat. */
class ServerDetailsTest {
  private static final String MAIL =
      """
      {"server": "srv12", "domain": "shop.example", "account": "shopuser", "routing": "local",
       "stopped": "spam"}
      """;
  private static final String SERVERS =
      """
      {"blocked": true, "account": "kim", "asked": ["srv12"], "trouble": ["srv13: login refused"],
       "senderMail": %s, "log": [{"server": "srv12", "text": "queue line", "account": "kim"}],
       "blocks": [{"server": "srv12", "by": "cphulk", "list": "brutes", "address": "198.51.100.7",
         "why": "5 failed logins"}]}
      """
          .formatted(MAIL);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"steps\": [], \"ownServers\": SERVERS}",
        "{\"host\": \"blocks\", \"ownServers\": SERVERS}",
        "{\"host\": \"server\", \"mail\": MAIL}"
      })
  void reasonsAccountsAndLogLinesAreLeftOut(String findings) {
    String kept = FindingsCodec.write(read(findings).withoutServerDetails()).toString();

    for (String detail :
        List.of("shopuser", "kim", "queue line", "5 failed logins", "spam", "login refused")) {
      assertFalse(kept.contains(detail), detail + " in " + kept);
    }
  }

  @Test
  void theServerAndTheBannedAddressStay() {
    Findings kept = read("{\"host\": \"blocks\", \"ownServers\": SERVERS}").withoutServerDetails();

    assertEquals(
        List.of(
            new Ban(
                "srv12",
                "cphulk",
                "brutes",
                "198.51.100.7",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false)),
        kept.ownServers().orElseThrow().bans());
  }

  private static Findings read(String findings) {
    return FindingsCodec.read(findings.replace("SERVERS", SERVERS).replace("MAIL", MAIL));
  }
}
