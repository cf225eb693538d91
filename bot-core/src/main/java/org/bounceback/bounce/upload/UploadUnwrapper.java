package org.bounceback.bounce.upload;

import java.util.ArrayList;
import java.util.List;
import org.bounceback.bounce.UploadedMail;
import org.bounceback.bounce.format.BounceReader;
import org.bounceback.ocr.OcrReader;

/**
 * Finds the messages in an upload: the raw message, text that was pasted or saved in another
 * encoding, Outlook files, a mailbox, an archive, a picture or PDF of it, and a bounce inside a
 * forwarding message. Never throws; unknown formats are returned unchanged. Safe for concurrent
 * use.
 */
public final class UploadUnwrapper {
  /**
   * The maximum number of copies of a message in memory during unwrapping: see UploadMemoryTest.
   */
  private static final int COPIES = 4;

  private final OutlookForms outlook = new OutlookForms();
  private final ForwardedBounceFinder forwardedBounceFinder;
  private final OcrReader pictures;
  private final AttachedImageReader attached;

  /** Creates an unwrapper that reads no pictures. */
  public UploadUnwrapper(BounceReader reader) {
    this(reader, OcrReader.NONE);
  }

  /**
   * Creates an unwrapper.
   *
   * @param reader decides whether a message inside another is a bounce
   * @param pictures reads the text of pictures
   */
  public UploadUnwrapper(BounceReader reader, OcrReader pictures) {
    this.pictures = pictures;
    this.attached = new AttachedImageReader(reader);
    this.forwardedBounceFinder = new ForwardedBounceFinder(reader.indicators(), reader, outlook);
  }

  /** Returns the maximum number of bytes needed to read an upload of that size, in any format. */
  public static long maxWorkingBytes(int length) {
    return (long) COPIES * ArchiveFiles.maxFileSize(length);
  }

  /**
   * Returns the maximum number of bytes needed to read the upload, in addition to the upload
   * itself.
   */
  public static long workingBytes(byte[] upload) {
    return (long) COPIES * ArchiveFiles.maxFileSize(upload);
  }

  /**
   * Unwraps a whole upload.
   *
   * @param name the file name of the upload, with its extension
   * @return the messages in the order of the upload, each with what was left out of the upload;
   *     empty for an archive without files
   */
  public List<UploadedMail> unwrap(String name, byte[] upload) {
    Unwrapping unwrapping = open(name, upload, UploadLimits.NONE);
    var mails = new ArrayList<UploadedMail>();
    unwrapping.forEachRemaining(mails::add);
    return mails.stream().map(mail -> mail.withLeftOut(unwrapping.leftOut())).toList();
  }

  /**
   * Starts to unwrap an upload, one message after the other.
   *
   * @param name the file name of the upload, with its extension
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
