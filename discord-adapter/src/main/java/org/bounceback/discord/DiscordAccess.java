package org.bounceback.discord;

import java.util.List;

/**
 * Who may use the bot in Discord.
 *
 * @param guilds ids of the servers that it works for; empty for the one that it is in, and for none
 *     where it is in several
 * @param agentRoles ids of the roles whose members are agents, or {@code everyone}; empty for
 *     members who may manage messages
 */
public record DiscordAccess(List<String> guilds, List<String> agentRoles) {
  /** In place of the id of a role: every member. */
  public static final String EVERYONE = "everyone";

  /** Members of the one server who may manage messages there. */
  public static final DiscordAccess USUAL = new DiscordAccess(List.of(), List.of());

  private static final int MIN_ID = 15;
  private static final int MAX_ID = 20;

  /** Refuses what is no id, in the operator's words. */
  public DiscordAccess {
    guilds = List.copyOf(guilds);
    agentRoles = List.copyOf(agentRoles);
    guilds.forEach(
        guild ->
            check(
                isId(guild),
                "discord.guilds names \"%s\"; give the ids of servers".formatted(guild)));
    agentRoles.forEach(
        role ->
            check(
                role.equals(EVERYONE) || isId(role),
                "discord.agent-roles names \"%s\"; give the ids of roles, or everyone"
                    .formatted(role)));
  }

  private static boolean isId(String text) {
    return text.length() >= MIN_ID
        && text.length() <= MAX_ID
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static void check(boolean right, String complaint) {
    if (!right) {
      throw new IllegalArgumentException(complaint);
    }
  }
}
