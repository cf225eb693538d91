package org.bounceback.bounce;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the mails in whatever people upload: the raw mail, text that was pasted or saved in another
 * encoding, a mailbox, an archive, and a bounce inside the mail with which somebody passes it on.
 * Never throws; a form that is not known stays as it is. Safe for concurrent use.
 */
public final class Unwrapper {
  private final Forwards forwards;

  private Unwrapper(Forwards forwards) {
    this.forwards = forwards;
  }

  /** An unwrapper that asks {@code reader} whether a mail inside another is the bounce. */
  public static Unwrapper standard(BounceReader reader) {
    return new Unwrapper(new Forwards(reader.marks(), reader));
  }

  /**
   * Unwraps one upload.
   *
   * @param name what the upload is called, with its extension
   */
  public Upload unwrap(String name, byte[] upload) {
    var leftOut = new ArrayList<String>();
    var mails = new ArrayList<Unwrapped>();
    for (Unwrapped file : Archives.unpack(new Unwrapped(name, upload), leftOut)) {
      for (Unwrapped mail : Mailboxes.split(file)) {
        mails.addAll(passedOn(mail));
      }
    }
    return new Upload(mails, leftOut);
  }

  private List<Unwrapped> passedOn(Unwrapped mail) {
    byte[] plain = TextForms.plain(mail.mail());
    return forwards.inside(plain).stream().map(inner -> new Unwrapped(mail.name(), inner)).toList();
  }
}
