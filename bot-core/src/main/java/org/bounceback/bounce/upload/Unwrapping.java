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
 * Reads the messages of one upload in order. Only the current file is unpacked, and a picture is
 * only read when it is next, so a caller that stops early causes no further work. Not thread-safe.
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

  /** Returns whether there is another message or picture, without reading the picture. */
  @Override
  public boolean hasNext() {
    while (mails.isEmpty() && picture.isEmpty() && advance()) {}
    return !mails.isEmpty() || picture.isPresent();
  }

  /** Returns the next message. */
  @Override
  public UploadedMail next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the upload has no more messages");
    }
    if (picture.isEmpty()) {
      return attached.replace(mails.remove(), pictures);
    }
    UploadedMail current = picture.get();
    picture = Optional.empty();
    return read(current);
  }

  /** Returns descriptions of the limits at which unpacking stopped so far. */
  public List<String> leftOut() {
    return files.leftOut();
  }

  /** Returns a copy of the message that includes the limits at which unpacking stopped so far. */
  public UploadedMail withLimits(UploadedMail mail) {
    return mail.withLeftOut(files.leftOut());
  }

  /** Advances by one step; returns false at the end. */
  private boolean advance() {
    Optional<UploadedMail> mail = mailbox.flatMap(Mailboxes::next);
    if (mail.isPresent()) {
      if (forwardedBounceFinder.isServerLog(mail.get().bytes())) {
        mails.add(mail.get());
        return true;
      }
      UploadedMail plain =
          SavedTextNormalizer.normalize(mail.get().withBytes(outlook.convert(mail.get().bytes())));
      forwardedBounceFinder.find(plain.bytes()).forEach(inner -> mails.add(plain.withBytes(inner)));
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

  /** Returns the text of the picture, as if a user had pasted it. */
  private UploadedMail read(UploadedMail file) {
    Optional<OcrResult> text = pictures.read(file.bytes());
    if (text.isEmpty()) {
      return UploadedMail.unread(file, Unread.OVER_LIMIT);
    }
    if (text.get() instanceof OcrResult.Words ocrText) {
      byte[] pasted = ocrText.text().getBytes(StandardCharsets.UTF_8);
      return ocrText.isRecognized() ? file.withOcrText(pasted) : file.withBytes(pasted);
    }
    boolean missing = text.get() instanceof OcrResult.NotInstalled;
    return UploadedMail.unread(file, missing ? Unread.NO_PROGRAM : Unread.NO_WORDS);
  }
}
