package org.bounceback.ticket.desk;

/**
 * The tags by which ticket systems with e-mail input find the ticket of a subject, such as {@code
 * [desk.example #101]}, {@code [#101]} and {@code [Ticket#101]}. In untrusted text they would add
 * our e-mail to another ticket.
 */
public final class TicketTags {

  private TicketTags() {}

  /** Returns the subject without tags; people read it the same way. */
  public static String remove(String subject) {
    return subject.replace('[', '(').replace(']', ')').replaceAll("#(?=\\s*[0-9])", "no. ");
  }
}
