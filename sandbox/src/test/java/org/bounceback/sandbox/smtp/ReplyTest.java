package org.bounceback.sandbox.smtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyTest {

  @Test
  void everyLineCarriesTheCode() {
    assertEquals(
        List.of("550-5.7.1 Blocked", "550-see", "550 https://bl.example/"),
        ServerReply.of("550 5.7.1 Blocked\nsee\nhttps://bl.example/").lines());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Hello", "", "25 Ok", "650 Ok", "250-Ok", "250"})
  void aReplyBeginsWithACode(String text) {
    assertThrows(IllegalArgumentException.class, () -> ServerReply.of(text));
  }

  @Test
  void anEmptyReplyIsRejected() {
    assertThrows(IllegalArgumentException.class, () -> ScriptedAction.say(List.of()));
  }
}
