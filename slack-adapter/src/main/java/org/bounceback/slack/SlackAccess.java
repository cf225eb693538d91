package org.bounceback.slack;

import java.util.List;

/**
 * Configures who may use the bot in Slack.
 *
 * @param teams ids of the workspaces that it works for; empty for the workspace of its token
 * @param agents ids of the user groups whose members are agents; empty for all full members of
 *     those workspaces
 */
public record SlackAccess(List<String> teams, List<String> agents) {
  /** All full members of the token's workspace. */
  public static final SlackAccess USUAL = new SlackAccess(List.of(), List.of());

  /** Validates the ids; error messages are for the operator. */
  public SlackAccess {
    teams = List.copyOf(teams);
    agents = List.copyOf(agents);
    teams.forEach(
        team ->
            check(
                team.matches("[TE][A-Z0-9]{2,}"),
                "slack.teams names \"%s\"; give the ids of workspaces, such as T0123456789"
                    .formatted(team)));
    agents.forEach(
        group ->
            check(
                group.matches("S[A-Z0-9]{2,}"),
                "slack.agents names \"%s\"; give the ids of user groups, such as S0123456789"
                    .formatted(group)));
  }

  private static void check(boolean valid, String message) {
    if (!valid) {
      throw new IllegalArgumentException(message);
    }
  }
}
