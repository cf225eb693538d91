package org.bounceback.sandbox.slack.world;

/**
 * Somebody in the workspace.
 *
 * @param name as in {@code @name}
 */
public record Person(String id, String name, String realName, String email, Standing standing) {

  /** What somebody may do in the workspace. */
  public enum Standing {
    MEMBER,
    ADMIN,
    GUEST,
    BOT,
    DEACTIVATED
  }
}
