package org.bounceback.bounce;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.bounceback.bounce.Unwrapped.Unread;
import org.bounceback.picture.PictureKind;
import org.bounceback.picture.PictureReader;
import org.bounceback.picture.PictureText;

/**
 * Finds the mails in whatever people upload: the raw mail, text that was pasted or saved in another
 * encoding, Outlook's own files, a mailbox, an archive, a picture or PDF of it, and a bounce inside
 * the mail with which somebody passes it on. Never throws; a form that is not known stays as it is.
 * Safe for concurrent use.
 */
public final class Unwrapper {
  private final OutlookForms outlook = new OutlookForms();
  private final Forwards forwards;
  private final PictureReader pictures;
  private final AttachedPictures attached;

  /** An unwrapper that reads no pictures. */
  public Unwrapper(BounceReader reader) {
    this(reader, PictureReader.NONE);
  }

  /**
   * An unwrapper.
   *
   * @param reader is asked whether a mail inside another is a bounce
   * @param pictures reads what is no text
   */
  public Unwrapper(BounceReader reader, PictureReader pictures) {
    this.pictures = pictures;
    this.attached = new AttachedPictures(reader, pictures);
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
      if (PictureKind.of(file.bytes()).isPresent()) {
        mails.add(picture(file));
        continue;
      }
      for (Unwrapped mail : Mailboxes.split(file)) {
        byte[] plain = TextForms.plain(outlook.opened(mail.bytes()));
        forwards.inside(plain).forEach(inner -> mails.add(attached.inPlaceOf(mail.with(inner))));
      }
    }
    return List.copyOf(mails);
  }

  /** What the picture shows, as if somebody had pasted it. */
  private Unwrapped picture(Unwrapped file) {
    PictureText text = pictures.read(file.bytes());
    if (text instanceof PictureText.Words words) {
      byte[] pasted = words.text().getBytes(StandardCharsets.UTF_8);
      return words.isGuessed() ? file.recognised(pasted) : file.with(pasted);
    }
    boolean missing = text instanceof PictureText.NotInstalled;
    return Unwrapped.unread(file, missing ? Unread.NO_PROGRAM : Unread.NO_WORDS);
  }
}
