package org.bounceback.slack;

import com.google.re2j.Pattern;
import java.util.List;

/**
 * Configures who may use the bot in Slack, and where.
 *
 * @param teams ids of the workspaces that it works for; empty for the workspace of its token
 * @param agents ids of the user groups whose members are agents; empty for all full members of
 *     those workspaces
 * @param administrators ids of the user groups whose members may also change shared settings
 * @param allowedChannels ids of the channels that it works in, in addition to direct messages and
 *     the channels for customers; empty for all
 * @param customerChannels ids of the channels where anyone may upload bounced e-mails and sees only
 *     the reply
 */
public record SlackAccess(
    List<String> teams,
    List<String> agents,
    List<String> administrators,
    List<String> allowedChannels,
    List<String> customerChannels) {
  /** All full members of the token's workspace. */
  public static final SlackAccess USUAL = new SlackAccess(List.of(), List.of());

  private static final Pattern TEAM = Pattern.compile("[TE][A-Z0-9]{2,}");
  private static final Pattern GROUP = Pattern.compile("S[A-Z0-9]{2,}");
  private static final Pattern CHANNEL = Pattern.compile("[CG][A-Z0-9]{2,}");

  /** Validates the ids; error messages are for the operator. */
  public SlackAccess {
    teams = List.copyOf(teams);
    agents = List.copyOf(agents);
    administrators = List.copyOf(administrators);
    allowedChannels = List.copyOf(allowedChannels);
    customerChannels = List.copyOf(customerChannels);
    check("slack.teams", teams, TEAM, "workspaces, such as T0123456789");
    check("slack.agents", agents, GROUP, "user groups, such as S0123456789");
    check("slack.administrators", administrators, GROUP, "user groups, such as S0123456789");
    check("slack.allowed-channels", allowedChannels, CHANNEL, "channels, such as C0123456789");
    check("slack.customer-channels", customerChannels, CHANNEL, "channels, such as C0123456789");
  }

  /** Creates rules for all channels. */
  public SlackAccess(List<String> teams, List<String> agents) {
    this(teams, agents, List.of(), List.of(), List.of());
  }

  /**
   * Returns whether the bot works in a channel.
   *
   * @param channel its id; direct messages and the home tab have ids of other kinds
   */
  boolean allows(String channel) {
    return allowedChannels.isEmpty()
        || !CHANNEL.matches(channel)
        || allowedChannels.contains(channel)
        || customerChannels.contains(channel);
  }

  private static void check(String key, List<String> ids, Pattern form, String what) {
    for (String id : ids) {
      if (!form.matches(id)) {
        throw new IllegalArgumentException(
            "%s includes \"%s\"; enter the ids of %s".formatted(key, id, what));
      }
    }
  }
}
