package org.bounceback.bounce;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the mails in whatever people upload: the raw mail, text that was pasted or saved in another
 * encoding, Outlook's own files, a mailbox, an archive, and a bounce inside the mail with which
 * somebody passes it on. Never throws; a form that is not known stays as it is. Safe for concurrent
 * use.
 */
public final class Unwrapper {
  private final OutlookForms outlook = new OutlookForms();
  private final Forwards forwards;

  /** An unwrapper that asks {@code reader} whether a mail inside another is a bounce. */
  public Unwrapper(BounceReader reader) {
    this.forwards = new Forwards(reader.marks(), reader, outlook);
  }

  /**
   * Unwraps one upload.
   *
   * @param name what the upload is called, with its extension
   * @return the mails in the order of the upload; empty for an archive that holds no file
   */
  public List<Unwrapped> unwrap(String name, byte[] upload) {
    var mails = new ArrayList<Unwrapped>();
    for (Unwrapped file : Archives.unpack(new Unwrapped(name, upload))) {
      for (Unwrapped mail : Mailboxes.split(file)) {
        byte[] plain = TextForms.plain(outlook.opened(mail.bytes()));
        forwards.inside(plain).forEach(inner -> mails.add(mail.with(inner)));
      }
    }
    return List.copyOf(mails);
  }
}
