package org.bounceback.bounce.upload;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.bounceback.bounce.UploadedMail;
import org.bounceback.bounce.UploadedMail.Unread;
import org.bounceback.ocr.OcrResult;
import org.bounceback.ocr.PictureKind;

/**
 * Reads the mails of one upload one after the other: only the file at hand is unpacked, and a
 * picture is read when its turn comes. Whoever stops early causes no more work. For one thread.
 */
public final class Unwrapping implements Iterator<UploadedMail> {
  private final ArchiveFiles files;
  private final OutlookForms outlook;
  private final ForwardedBounceFinder forwardedBounceFinder;
  private final AttachedImageReader attached;
  private final BoundedPictures pictures;
  private final Deque<UploadedMail> mails = new ArrayDeque<>();
  private Optional<UploadedMail> picture = Optional.empty();
  private Optional<Mailboxes> mailbox = Optional.empty();

  Unwrapping(
      UploadedMail upload,
      OutlookForms outlook,
      ForwardedBounceFinder forwardedBounceFinder,
      AttachedImageReader attached,
      BoundedPictures pictures) {
    this.files = new ArchiveFiles(upload);
    this.outlook = outlook;
    this.forwardedBounceFinder = forwardedBounceFinder;
    this.attached = attached;
    this.pictures = pictures;
  }

  /** Whether there is another mail, or a picture; reads no picture to find out. */
  @Override
  public boolean hasNext() {
    while (mails.isEmpty() && picture.isEmpty() && advance()) {}
    return !mails.isEmpty() || picture.isPresent();
  }

  /** The next mail. */
  @Override
  public UploadedMail next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the upload has no more mails");
    }
    if (picture.isEmpty()) {
      return attached.inPlaceOf(mails.remove(), pictures);
    }
    UploadedMail shown = picture.get();
    picture = Optional.empty();
    return read(shown);
  }

  /** The limits that stopped the unpacking so far, in words. */
  public List<String> leftOut() {
    return files.leftOut();
  }

  /** The same mail, with the limits that stopped the unpacking so far. */
  public UploadedMail withLimits(UploadedMail mail) {
    return mail.leavingOut(files.leftOut());
  }

  /** Takes the next step; false at the end. */
  private boolean advance() {
    Optional<UploadedMail> mail = mailbox.flatMap(Mailboxes::next);
    if (mail.isPresent()) {
      UploadedMail plain =
          SavedTextNormalizer.plain(mail.get().with(outlook.opened(mail.get().bytes())));
      forwardedBounceFinder.inside(plain.bytes()).forEach(inner -> mails.add(plain.with(inner)));
      return true;
    }
    mailbox = Optional.empty();
    Optional<UploadedMail> file = files.next();
    boolean isPicture = file.flatMap(found -> PictureKind.of(found.bytes())).isPresent();
    if (isPicture) {
      picture = file;
    } else {
      mailbox = file.map(Mailboxes::new);
    }
    return file.isPresent();
  }

  /** What the picture shows, as if somebody had pasted it. */
  private UploadedMail read(UploadedMail file) {
    Optional<OcrResult> text = pictures.read(file.bytes());
    if (text.isEmpty()) {
      return UploadedMail.unread(file, Unread.OVER_LIMIT);
    }
    if (text.get() instanceof OcrResult.Words words) {
      byte[] pasted = words.text().getBytes(StandardCharsets.UTF_8);
      return words.isGuessed() ? file.recognised(pasted) : file.with(pasted);
    }
    boolean missing = text.get() instanceof OcrResult.NotInstalled;
    return UploadedMail.unread(file, missing ? Unread.NO_PROGRAM : Unread.NO_WORDS);
  }
}
