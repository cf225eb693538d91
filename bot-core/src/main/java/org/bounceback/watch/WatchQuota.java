package org.bounceback.watch;

/**
 * Who wants a watch, and how many watches may go on at a time; 0 stands for no limit.
 *
 * @param person who wants it, unlike everybody else on all platforms
 * @param workspace where, unlike every other on all platforms
 * @param mostOfPerson how many that person may have
 * @param mostOfWorkspace how many all people of that workspace may have
 */
public record WatchQuota(String person, String workspace, int mostOfPerson, int mostOfWorkspace) {

  /** Whose limit is reached. */
  public enum Scope {
    PERSON,
    WORKSPACE
  }
}
