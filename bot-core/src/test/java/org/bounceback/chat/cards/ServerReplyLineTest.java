package org.bounceback.chat.cards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServerReplyLineTest {

  @Test
  void theLineStartsWithTheCode() {
    assertEquals(
        Optional.of("550 5.1.1 User unknown"),
        ServerReplyLine.of("host mx.example.org[203.0.113.25] said: 550 5.1.1 User unknown"));
  }

  @Test
  void aNumberInTheTextIsNoCode() {
    String reply = "Domain shop.example has exceeded the max emails per hour (250/250 (100%))";

    assertEquals(Optional.of(reply), ServerReplyLine.of(reply));
  }

  @Test
  void theLinesOfAReplyAreJoinedWithoutTheirCodes() {
    assertEquals(
        Optional.of("550-5.7.1 Blocked for spam. Please visit our page"),
        ServerReplyLine.of(
            "550-5.7.1 Blocked for spam. Please\n550-5.7.1 visit\n550 5.7.1 our page"));
  }

  @Test
  void theMiddleOfALongReplyIsLeftOut() {
    String words = "messages from [198.51.100.27] weren't sent because of its network ".repeat(4);

    String code = ServerReplyLine.of("550 5.7.1 " + words + "(S3150)").orElseThrow();
    String link = ServerReplyLine.of("550 5.7.1 " + words + "https://example.net/b").orElseThrow();

    assertTrue(code.startsWith("550 5.7.1 messages") && code.endsWith(" … (S3150)"), code);
    assertTrue(link.endsWith(" … https://example.net/b"), link);
    assertTrue(code.length() <= 120 && link.length() <= 120);
  }
}
