package org.bounceback.bounce;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes mailbox files apart that are in memory. */
final class Mailboxes {
  private static final int MOST = 1000;

  private Mailboxes() {}

  /** The mails of a mailbox, numbered from 1; a file that is no mailbox is its own only mail. */
  static List<Unwrapped> split(Unwrapped file) {
    if (!MailboxStream.isMailbox(file.bytes())) {
      return List.of(file);
    }
    var mails = new ArrayList<Unwrapped>();
    var stream = new MailboxStream(new ByteArrayInputStream(file.bytes()));
    try {
      Optional<byte[]> mail = stream.next();
      while (mail.isPresent() && mails.size() < MOST) {
        String name = file.name() + "#" + (mails.size() + 1);
        mails.add(new Unwrapped(name, mail.get(), file.leftOut()));
        mail = stream.next();
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException("reading from memory", impossible);
    }
    return mails.size() < 2 ? List.of(file) : mails;
  }
}
