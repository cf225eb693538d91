package org.bounceback.capacity;

/**
 * Rate limits for users; 0 means no limit.
 *
 * @param commands commands, button clicks and messages of a user per minute
 * @param burst how many of them are allowed at once
 * @param uploads files of a user per hour
 * @param tickets tickets of a user per hour
 * @param channelCommands commands of all users in a channel per minute
 * @param workspaceCommands commands of all users in a workspace per minute
 * @param workspaceTickets tickets of all users in a workspace per hour
 * @param watches simultaneous watches of a user
 * @param workspaceWatches simultaneous watches of all users in a workspace
 */
public record UsageLimits(
    int commands,
    int burst,
    int uploads,
    int tickets,
    int channelCommands,
    int workspaceCommands,
    int workspaceTickets,
    int watches,
    int workspaceWatches) {

  /** The default limits. */
  public static final UsageLimits STANDARD =
      new UsageLimits(30, 15, 120, 30, 300, 1200, 300, 50, 500);

  /** No limits: for a single user at the terminal. */
  public static final UsageLimits NONE = new UsageLimits(0, 0, 0, 0, 0, 0, 0, 0, 0);
}
