package org.bounceback.ticket;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Optional;
import org.bounceback.cases.StoredMail;

/**
 * A note that we add to a ticket, visible only to agents of the ticket system.
 *
 * @param key identifies it, so that a duplicate is recognized; letters, digits and hyphens
 * @param author the author's name in the chat
 * @param text plain text, several lines
 * @param mail attached if the ticket system accepts files with notes; empty if there is none
 * @param mailDisclosure what {@code mail} is
 */
public record TicketNote(
    String key,
    String author,
    String text,
    Optional<StoredMail> mail,
    MailDisclosure mailDisclosure) {
  private static final Pattern MARK = Pattern.compile("\\[bounceback note ([A-Za-z0-9-]+)\\]");

  /** Creates a note without an e-mail. */
  public TicketNote(String key, String author, String text) {
    this(key, author, text, Optional.empty(), MailDisclosure.WHOLE);
  }

  /** Creates a note with a whole e-mail. */
  public TicketNote(String key, String author, String text, Optional<StoredMail> mail) {
    this(key, author, text, mail, MailDisclosure.WHOLE);
  }

  /** Returns the note with an e-mail. */
  TicketNote with(StoredMail file) {
    return new TicketNote(key, author, text, Optional.of(file), MailDisclosure.WHOLE);
  }

  /** Returns the note with a remark that its e-mail was deleted. */
  TicketNote withoutMail() {
    String words =
        text.strip() + "\n\nThe e-mail was deleted by retention before this note was added.";
    return new TicketNote(key, author, words, Optional.empty());
  }

  /** Returns the note's text in the ticket; its last line is a mark that identifies it. */
  public String fullText() {
    return author + ":\n\n" + text.strip() + "\n\n[bounceback note " + key + "]";
  }

  /** Whether {@code words}, read from a ticket, are one of our notes. */
  static boolean isOurs(String words) {
    return MARK.matcher(words).find();
  }

  /** Whether {@code words}, read from a ticket, are this note. */
  boolean isSameAs(String words) {
    Matcher mark = MARK.matcher(words);
    return mark.find() && mark.group(1).equals(key);
  }
}
