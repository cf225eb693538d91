package org.bounceback.bounce.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.bounceback.bounce.text.AddressFinder;
import org.junit.jupiter.api.Test;

/** Checks which addresses in the lines of a report may be recipients. */
final class RecipientSlotTest {

  @Test
  void aContactOnAWrappedLineIsNotARecipient() {
    assertEquals(
        List.of("dora@club.example"),
        recipients(
            "dora@club.example was not reached:",
            "550 5.7.1 Message blocked, if this is wrong then write",
            "abuse@filter.example and name the user."));
  }

  @Test
  void aRecipientOnAWrappedLineIsOne() {
    assertEquals(
        List.of("dora@club.example"),
        recipients("550 5.1.1 There is no mailbox for the recipient", "dora@club.example here"));
  }

  @Test
  void aBlankLineEndsTheReply() {
    assertEquals(
        List.of("dora@club.example"),
        recipients("550 5.7.1 Message blocked, write to us", "", "dora@club.example failed"));
  }

  @Test
  void theSenderAndTheAccountInAReplyAreNotRecipients() {
    assertEquals(
        List.of(),
        recipients(
            "553 5.7.1 <info@club.example>: Sender address rejected: not owned by user"
                + " dora@club.example"));
    assertEquals(
        List.of("dora@club.example"),
        recipients("550 5.1.1 <dora@club.example>: Recipient address rejected: User unknown"));
  }

  private static List<String> recipients(String... lines) {
    var slot = new RecipientSlot();
    var found = new ArrayList<String>();
    for (String line : lines) {
      slot.next(line);
      AddressFinder.all(line).stream()
          .filter(address -> slot.mayBe(line, address))
          .forEach(address -> found.add(address.address()));
    }
    return found;
  }
}
