package org.bounceback.ticket;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Optional;
import org.bounceback.cases.StoredMail;

/**
 * Something that we add to a ticket, for the people at the desk alone.
 *
 * @param key names it: added twice under one key, it is still one. Letters, digits and hyphens
 * @param author who says it, as the chat shows them
 * @param text plain, several lines
 * @param mail goes along where the desk takes files with notes; empty where there is none
 * @param mailDisclosure what {@code mail} is
 */
public record TicketNote(
    String key,
    String author,
    String text,
    Optional<StoredMail> mail,
    MailDisclosure mailDisclosure) {
  private static final Pattern MARK = Pattern.compile("\\[bounceback note ([A-Za-z0-9-]+)\\]");

  /** A note of words alone. */
  public TicketNote(String key, String author, String text) {
    this(key, author, text, Optional.empty(), MailDisclosure.WHOLE);
  }

  /** A note along with which a whole mail goes. */
  public TicketNote(String key, String author, String text, Optional<StoredMail> mail) {
    this(key, author, text, mail, MailDisclosure.WHOLE);
  }

  /** The same note, along with which a mail goes. */
  TicketNote with(StoredMail file) {
    return new TicketNote(key, author, text, Optional.of(file), MailDisclosure.WHOLE);
  }

  /** The same note, which says that its mail is gone. */
  TicketNote withoutMail() {
    String words =
        text.strip() + "\n\nThe e-mail was deleted by retention before this note was added.";
    return new TicketNote(key, author, words, Optional.empty());
  }

  /** The note as it stands in the ticket; its last line is the mark by which it is known again. */
  public String whole() {
    return author + ":\n\n" + text.strip() + "\n\n[bounceback note " + key + "]";
  }

  /** Whether {@code words}, read from a ticket, are a note of ours. */
  static boolean isOurs(String words) {
    return MARK.matcher(words).find();
  }

  /** Whether {@code words}, read from a ticket, are this note. */
  boolean isSameAs(String words) {
    Matcher mark = MARK.matcher(words);
    return mark.find() && mark.group(1).equals(key);
  }
}
