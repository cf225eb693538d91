package org.bounceback.capacity;

/**
 * How much people may ask for; 0 stands for no limit.
 *
 * @param commands commands, presses and messages a person may send in a minute
 * @param burst how many of them at once
 * @param uploads files a person may have read in an hour
 * @param tickets tickets a person may open in an hour
 * @param channelCommands what all people in a channel may send in a minute
 * @param workspaceCommands what all people of a workspace may send in a minute
 * @param workspaceTickets tickets that all people of a workspace may open in an hour
 * @param watches watches that a person may have at a time
 * @param workspaceWatches watches that all people of a workspace may have at a time
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

  /** The limits of a service that is not configured otherwise. */
  public static final UsageLimits STANDARD =
      new UsageLimits(30, 15, 120, 30, 300, 1200, 300, 50, 500);

  /** No limits: for a person alone at the program's own terminal. */
  public static final UsageLimits NONE = new UsageLimits(0, 0, 0, 0, 0, 0, 0, 0, 0);
}
