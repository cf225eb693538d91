package org.bounceback.discord;

import java.util.List;

/**
 * Configures who may use the bot in Discord.
 *
 * @param guilds ids of the servers that it works for; empty for the only server that it is in, and
 *     for none if it is in several
 * @param agentRoles ids of the roles whose members are agents, or {@code everyone}; empty for
 *     members with the permission Manage Messages
 * @param customerChannels ids of the channels where anyone may upload bounced e-mails and sees only
 *     the reply; their threads are included
 */
public record DiscordAccess(
    List<String> guilds, List<String> agentRoles, List<String> customerChannels) {
  /** Used instead of a role's id: every member. */
  public static final String EVERYONE = "everyone";

  /** Members of the only server with the permission Manage Messages. */
  public static final DiscordAccess USUAL = new DiscordAccess(List.of(), List.of());

  private static final int MIN_ID = 15;
  private static final int MAX_ID = 20;

  /** Validates the ids; error messages are for the operator. */
  public DiscordAccess {
    guilds = List.copyOf(guilds);
    agentRoles = List.copyOf(agentRoles);
    customerChannels = List.copyOf(customerChannels);
    guilds.forEach(
        guild ->
            check(
                isId(guild),
                "discord.guilds includes \"%s\"; enter the ids of servers".formatted(guild)));
    agentRoles.forEach(
        role ->
            check(
                role.equals(EVERYONE) || isId(role),
                "discord.agent-roles includes \"%s\"; enter the ids of roles, or everyone"
                    .formatted(role)));
    customerChannels.forEach(
        channel ->
            check(
                isId(channel),
                "discord.customer-channels includes \"%s\"; enter the ids of channels"
                    .formatted(channel)));
  }

  /** Creates rules without channels for customers. */
  public DiscordAccess(List<String> guilds, List<String> agentRoles) {
    this(guilds, agentRoles, List.of());
  }

  private static boolean isId(String text) {
    return text.length() >= MIN_ID
        && text.length() <= MAX_ID
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static void check(boolean valid, String message) {
    if (!valid) {
      throw new IllegalArgumentException(message);
    }
  }
}
