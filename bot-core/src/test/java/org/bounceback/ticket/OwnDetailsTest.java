package org.bounceback.ticket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.DocumentNode;
import org.junit.jupiter.api.Test;

/** What of our own servers goes into a ticket. */
class OwnDetailsTest {
  private static final String FINDINGS =
      """
      {"headline": "h", "mail": {"domain": "shop.example", "account": "shopuser", "stopped": "spam"},
       "ownServers": {"blocked": true, "account": "kim", "asked": ["srv12"],
         "trouble": ["srv13: login refused"],
         "senderMail": {"server": "srv12", "account": "shopuser", "stopped": "spam"},
         "log": [{"server": "srv12", "text": "queue line", "account": "kim"}],
         "blocks": [{"server": "srv12", "address": "198.51.100.7", "why": "5 failed logins"}]}}
      """;

  @Test
  void reasonsAccountsAndLogLinesAreTakenOut() {
    String kept = OwnDetails.removedFrom(DocumentCodec.json("f", FINDINGS)).toString();

    for (String detail :
        List.of("shopuser", "kim", "queue line", "5 failed logins", "spam", "login refused")) {
      assertFalse(kept.contains(detail), detail + " in " + kept);
    }
  }

  @Test
  void whatIsBlockedWhereStays() {
    DocumentNode block =
        OwnDetails.removedFrom(DocumentCodec.json("f", FINDINGS))
            .at("ownServers")
            .list("blocks")
            .get(0);

    assertEquals("srv12", block.text("server"));
    assertEquals("198.51.100.7", block.text("address"));
  }
}
