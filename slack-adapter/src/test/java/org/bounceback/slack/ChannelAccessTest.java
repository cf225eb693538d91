package org.bounceback.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The channels in which the bot works in Slack. */
class ChannelAccessTest {

  @Test
  void withoutAListEveryChannelIsAllowed() {
    assertTrue(SlackAccess.USUAL.allows("C0000000001"));
  }

  @Test
  void onlyListedChannelsAndThoseForCustomersAreAllowed() {
    SlackAccess access = access("C0000000001", "C0000000002");

    assertTrue(access.allows("C0000000001"));
    assertTrue(access.allows("C0000000002"));
    assertFalse(access.allows("C0000000003"));
    assertFalse(access.allows("G0000000003"));
  }

  @Test
  void directMessagesAndTheHomeTabAreNoChannels() {
    SlackAccess access = access("C0000000001", "C0000000002");

    assertTrue(access.allows("D0000000001"));
    assertTrue(access.allows("U0000000001"));
  }

  @Test
  void anIdThatIsNoChannelIsRejected() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> access("support", "C0000000002"))
            .getMessage();

    assertEquals(
        "slack.allowed-channels includes \"support\"; enter the ids of channels, such as C0123456789",
        message);
  }

  private static SlackAccess access(String allowed, String forCustomers) {
    return new SlackAccess(
        List.of(), List.of(), List.of(), List.of(allowed), List.of(forCustomers));
  }
}
