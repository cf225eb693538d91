package org.bounceback.bounce.upload;

import java.util.ArrayList;
import java.util.List;
import org.bounceback.bounce.UploadedMail;
import org.bounceback.bounce.format.BounceReader;
import org.bounceback.ocr.OcrReader;

/**
 * Finds the mails in whatever people upload: the raw mail, text that was pasted or saved in another
 * encoding, Outlook's own files, a mailbox, an archive, a picture or PDF of it, and a bounce inside
 * the mail with which somebody passes it on. Never throws; a form that is not known stays as it is.
 * Safe for concurrent use.
 */
public final class UploadUnwrapper {
  /** How often a mail is in memory at worst while its form is undone: see UploadMemoryTest. */
  private static final int COPIES = 4;

  private final OutlookForms outlook = new OutlookForms();
  private final ForwardedBounceFinder forwardedBounceFinder;
  private final OcrReader pictures;
  private final AttachedImageReader attached;

  /** An unwrapper that reads no pictures. */
  public UploadUnwrapper(BounceReader reader) {
    this(reader, OcrReader.NONE);
  }

  /**
   * An unwrapper.
   *
   * @param reader is asked whether a mail inside another is a bounce
   * @param pictures reads what is no text
   */
  public UploadUnwrapper(BounceReader reader, OcrReader pictures) {
    this.pictures = pictures;
    this.attached = new AttachedImageReader(reader);
    this.forwardedBounceFinder = new ForwardedBounceFinder(reader.marks(), reader, outlook);
  }

  /** How many bytes the reading of an upload of that size needs at most, whatever its form is. */
  public static long mostWorkingBytes(int length) {
    return (long) COPIES * ArchiveFiles.largestFile(length);
  }

  /** How many bytes the reading of an upload needs at most, besides the upload itself. */
  public static long workingBytes(byte[] upload) {
    return (long) COPIES * ArchiveFiles.largestFile(upload);
  }

  /**
   * Unwraps one upload as a whole.
   *
   * @param name what the upload is called, with its extension
   * @return the mails in the order of the upload, each with what was left out of the upload; empty
   *     for an archive that holds no file
   */
  public List<UploadedMail> unwrap(String name, byte[] upload) {
    Unwrapping unwrapping = open(name, upload, UploadLimits.NONE);
    var mails = new ArrayList<UploadedMail>();
    unwrapping.forEachRemaining(mails::add);
    return mails.stream().map(mail -> mail.leavingOut(unwrapping.leftOut())).toList();
  }

  /**
   * Begins to unwrap an upload, one mail after the other.
   *
   * @param name what the upload is called, with its extension
   */
  public Unwrapping open(String name, byte[] upload, UploadLimits limits) {
    return new Unwrapping(
        new UploadedMail(name, upload),
        outlook,
        forwardedBounceFinder,
        attached,
        new BoundedPictures(pictures, limits));
  }
}
