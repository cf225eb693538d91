package org.bounceback.ticket.desk;

/**
 * The marks by which desks that read mail find the ticket a subject belongs to, such as {@code
 * [desk.example #101]}, {@code [#101]} and {@code [Ticket#101]}. In words that are not ours they
 * would add our mail to somebody else's ticket.
 */
public final class TicketTags {

  private TicketTags() {}

  /** The same subject without any; it reads the same to people. */
  public static String without(String subject) {
    return subject.replace('[', '(').replace(']', ')').replaceAll("#(?=\\s*[0-9])", "no. ");
  }
}
