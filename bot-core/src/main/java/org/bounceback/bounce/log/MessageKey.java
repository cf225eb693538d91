package org.bounceback.bounce.log;

/**
 * The identity of one message in the lines of a paste.
 *
 * @param server the host that wrote the log; empty if the lines do not name it
 * @param queueId the id as logged
 * @param use how many earlier messages of the paste had the same id; 0 unless the program uses its
 *     ids again soon
 */
public record MessageKey(String server, String queueId, int use) {
  /** Creates the key of a program whose ids are unique. */
  public static MessageKey of(LogLine line, String queueId) {
    return new MessageKey(line.host().orElse(""), queueId, 0);
  }

  /**
   * Creates the key of a message whose id the line does not contain.
   *
   * @param number distinguishes it from the other messages without an id
   */
  static MessageKey withoutId(LogLine line, int number) {
    return new MessageKey(line.host().orElse(""), "", number);
  }
}
