package org.bounceback.sandbox.slack.world;

/**
 * A user of the workspace.
 *
 * @param name as in {@code @name}
 * @param locale the user's language, such as {@code en-US}
 */
public record SlackUser(
    String id, String name, String realName, String email, Standing standing, String locale) {

  /** Creates a user who reads American English. */
  public SlackUser(String id, String name, String realName, String email, Standing standing) {
    this(id, name, realName, email, standing, "en-US");
  }

  /** Returns the workspace that the user is a member or a guest of. */
  public String team() {
    return standing == Standing.STRANGER ? AppManifest.OTHER_TEAM : AppManifest.TEAM;
  }

  /** The user's status in the workspace. */
  public enum Standing {
    MEMBER,
    ADMIN,
    /** A guest of several channels. */
    GUEST,
    /** A guest of one channel. */
    ULTRA_GUEST,
    /** A member of another workspace, in a channel that is shared with it. */
    STRANGER,
    BOT,
    DEACTIVATED
  }
}
