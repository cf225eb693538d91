package org.bounceback.watch;

/**
 * Who requests a watch, and how many watches they may have at the same time; 0 means no limit.
 *
 * @param person who requests it, with an ID that is unique across platforms
 * @param workspace where, with an ID that is unique across platforms
 * @param mostOfPerson the limit for the person
 * @param mostOfWorkspace the limit for all people of the workspace together
 */
public record WatchQuota(String person, String workspace, int mostOfPerson, int mostOfWorkspace) {

  /** Which limit is reached. */
  public enum Scope {
    PERSON,
    WORKSPACE
  }
}
