package org.bounceback.chat;

import java.util.Locale;
import java.util.Optional;

/**
 * Where a request was made, with the platform's IDs.
 *
 * @param platform for example {@code slack}
 * @param workspace the workspace or guild
 * @param channel the channel or direct conversation
 * @param thread the thread, if it is in one
 * @param capabilities what the location supports
 * @param locale the language of the workspace
 * @param direct whether only the user and the bot can read the channel
 * @param audience who reads the location
 */
public record ChatLocation(
    String platform,
    String workspace,
    String channel,
    Optional<String> thread,
    Capabilities capabilities,
    Locale locale,
    boolean direct,
    Audience audience) {

  /** Creates a channel of a workspace that speaks English, for the support team. */
  public ChatLocation(
      String platform,
      String workspace,
      String channel,
      Optional<String> thread,
      Capabilities capabilities) {
    this(platform, workspace, channel, thread, capabilities, Locale.ENGLISH, false, Audience.TEAM);
  }

  /** Returns this location with the language of its workspace. */
  public ChatLocation speaking(Locale language, boolean isDirect) {
    return new ChatLocation(
        platform, workspace, channel, thread, capabilities, language, isDirect, audience);
  }

  /** Returns whether customers read the location. */
  public boolean isForCustomers() {
    return audience == Audience.CUSTOMERS;
  }

  /** Returns the location with other readers. */
  public ChatLocation readBy(Audience readers) {
    return new ChatLocation(
        platform, workspace, channel, thread, capabilities, locale, direct, readers);
  }
}
